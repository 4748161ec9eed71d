import type { StoredPerson } from '../../store/createPersonTable.ts';
import type { Store } from '../../store/createStore.ts';
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
 * The persons that a list is to be made of: those that are named, or those who fit the criteria at
 * this moment. Whom nobody knows is passed over.
 *
 * @param now milliseconds since 1970, where relative dates begin
 * @throws RequestError 400 when the CSV file names nobody, or when there is nothing to go by
 */
export function findListed(
  store: Store,
  projectId: number,
  { csv, personIds, filters }: ListSource,
  now: number,
): StoredPerson[] {
  if (csv !== undefined || personIds) {
    const named = (personIds ?? []).map((uuid) =>
      store.persons.byUuid(projectId, uuid.toLowerCase()),
    );
    const read = csv === undefined ? [] : findByCsv(store, projectId, csv);
    return [...named, ...read].filter((person) => person !== undefined);
  }
  if (filters && hasCriteria(filters)) {
    return [...cohortMembers(store, projectId, { id: NEW_ID, isStatic: false, filters }, now)];
  }
  throw validationError(
    'Invalid source for static cohort. Requires criteria, a csv, feature flag, existing cohort or query.',
    null,
  );
}

/** No saved cohort has it. */
const NEW_ID = 0;

function findByCsv(store: Store, projectId: number, csv: string): (StoredPerson | undefined)[] {
  const { type, ids } = readCohortCsv(csv);
  if (type === 'person_id') {
    return ids.map((uuid) => store.persons.byUuid(projectId, uuid.toLowerCase()));
  }
  if (type === 'distinct_id') {
    return ids.map((id) => store.persons.byDistinctId(projectId, id));
  }
  const emails = new Set<unknown>(ids);
  return [...store.persons.all(projectId)].filter(({ properties }) =>
    emails.has(properties['email']),
  );
}
