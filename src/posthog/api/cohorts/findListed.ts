import type { Store } from '../../store/createStore.ts';
import type { Work } from '../../work/startWork.ts';
import { eachOf } from '../page.ts';
import { personList } from '../personList.ts';
import { validationError } from '../refusals.ts';
import { type CohortInput, hasCriteria } from './cohortInput.ts';
import { cohortMembers } from './cohortJson.ts';
import { readCohortCsv } from './readCohortCsv.ts';

/** Whom to put on the list of a static cohort. */
export interface ListSource {
  /** Text of a CSV file. */
  csv?: string | undefined;
  /** Uuids of persons. */
  personIds?: readonly string[] | undefined;
  /** Criteria that count when neither of the others is given. */
  filters?: CohortInput['filters'];
}

/**
 * The row ids of the persons that a list is to be made of: those that are named, or those who fit
 * the criteria at this moment. Whom nobody knows is passed over.
 *
 * @param now milliseconds since 1970, where relative dates begin
 * @throws RequestError 400 when the CSV file names nobody, or when there is nothing to go by
 */
export async function findListed(
  store: Store,
  projectId: number,
  { csv, personIds, filters }: ListSource,
  now: number,
  work: Work,
): Promise<number[]> {
  const { persons } = store;
  const found: number[] = [];
  const byUuid = (uuid: string) => persons.byUuid(projectId, uuid.toLowerCase());

  async function find(ids: readonly string[], byId: typeof byUuid): Promise<void> {
    for (const id of ids) {
      const person = byId(id);
      if (person) found.push(person.id);
      if (work.isOver()) await work.rest();
    }
  }

  if (csv !== undefined || personIds) {
    await find(personIds ?? [], byUuid);
    if (csv === undefined) return found;
    const { type, ids } = await readCohortCsv(csv, work);
    if (type === 'person_id') await find(ids, byUuid);
    else if (type === 'distinct_id') {
      await find(ids, (id) => persons.byDistinctId(projectId, id));
    } else {
      const emails = new Set<unknown>(ids);
      for await (const { id, properties } of eachOf(personList(store, projectId), work)) {
        if (emails.has(properties['email'])) found.push(id);
      }
    }
    return found;
  }
  if (filters && hasCriteria(filters)) {
    const members = cohortMembers(store, projectId, { id: NEW_ID, isStatic: false, filters }, now);
    for await (const { id } of eachOf(members, work)) found.push(id);
    return found;
  }
  throw validationError(
    'Invalid source for static cohort. Requires criteria, a csv, feature flag, existing cohort or query.',
    null,
  );
}

/** No saved cohort has it. */
const NEW_ID = 0;
