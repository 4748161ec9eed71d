/**
 * A stored cohort as the REST API gives it, and its persons.
 */
import { isInCohort } from '../../../flags/cohorts/membership.ts';
import { FlagFailure, unlessFailed } from '../../../flags/decision.ts';
import { createItemBudget, isSpent } from '../../../flags/searchBudget.ts';
import type { StoredCohort } from '../../store/createCohortTable.ts';
import type { StoredPerson } from '../../store/createPersonTable.ts';
import type { Store } from '../../store/createStore.ts';
import type { Work } from '../../work/startWork.ts';
import { eachOf, type List } from '../page.ts';
import { personList } from '../personList.ts';

/**
 * A cohort as PostHog's REST API gives it.
 * @param count the number of its persons, null where it takes too long to tell
 */
export function cohortJson(cohort: StoredCohort, count: number | null) {
  const { id, name, description, isStatic, deleted, filters, version, createdAt } = cohort;
  return {
    id,
    name,
    description,
    groups: [],
    deleted,
    filters,
    query: null,
    version,
    is_calculating: false,
    created_by: null,
    created_at: new Date(createdAt).toISOString(),
    last_calculation: null,
    errors_calculating: 0,
    count,
    is_static: isStatic,
    experiment_set: [],
  };
}

/**
 * The persons of a cohort, the newest first: those on its list, or those who have the properties
 * that it asks for now.
 *
 * @param now milliseconds since 1970, where relative dates begin
 * @throws FlagFailure from the list when the cohort's patterns take too long for one of them
 */
export function cohortMembers(
  store: Store,
  projectId: number,
  cohort: CohortLike,
  now: number,
): List<number, StoredPerson> {
  const isMember = createTest(store, projectId, [cohort], now);
  return personList(store, projectId, (person) => isMember(person, cohort.id));
}

/** How many persons each of some cohorts has; null for one whose patterns take too long to tell. */
export async function countMembers(
  store: Store,
  projectId: number,
  cohorts: readonly CohortLike[],
  now: number,
  work: Work,
): Promise<ReadonlyMap<number, number | null>> {
  const counts = new Map<number, number | null>(
    cohorts.map(({ id, isStatic }) => [id, isStatic ? store.memberships.count(id) : 0]),
  );
  const dynamic = cohorts.filter(({ isStatic }) => !isStatic);
  if (dynamic.length === 0) return counts;
  const isMember = createTest(store, projectId, dynamic, now);
  for await (const person of eachOf(personList(store, projectId), work)) {
    for (const { id } of dynamic) {
      const count = counts.get(id);
      if (typeof count !== 'number') continue;
      const isOne = unlessFailed(() => isMember(person, id));
      counts.set(id, isOne === undefined ? null : count + Number(isOne));
    }
  }
  return counts;
}

type CohortLike = Pick<StoredCohort, 'id' | 'isStatic' | 'filters'>;

/** What tells whether a person belongs to one of some cohorts. */
function createTest(
  store: Store,
  projectId: number,
  asked: readonly CohortLike[],
  now: number,
): (person: StoredPerson, cohortId: number) => boolean {
  const cohorts = new Map(store.cohorts.current(projectId));
  for (const { id, isStatic, filters } of asked) {
    cohorts.set(id, { id, is_static: isStatic, filters });
  }
  const hasLists = cohorts.values().some(({ is_static }) => is_static);
  return ({ id: personId, properties }, cohortId) => {
    const staticCohortIds = hasLists ? store.memberships.cohortsOf(personId) : NONE;
    const budget = createItemBudget();
    const subject = { distinctId: '', properties, staticCohortIds, now, budget };
    const isOne = unlessFailed(() => isInCohort(cohortId, cohorts, subject)) ?? false;
    if (isSpent(budget)) {
      throw new FlagFailure('timeout_error', `Cohort ${cohortId} takes too long.`);
    }
    return isOne;
  };
}

const NONE: ReadonlySet<number> = new Set();
