/**
 * A stored cohort as the REST API gives it, and its persons.
 */
import { isInCohort } from '../../../flags/cohorts/membership.ts';
import { FlagFailure, unlessFailed } from '../../../flags/decision.ts';
import { createBudget, isSpent, type SearchBudget } from '../../../flags/searchBudget.ts';
import type { StoredCohort } from '../../store/createCohortTable.ts';
import type { StoredPerson } from '../../store/createPersonTable.ts';
import type { Store } from '../../store/createStore.ts';

/** A cohort as PostHog's REST API gives it. `count` is the number of its persons, null where that takes too long. */
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
 * The persons of a cohort, the newest first, read as they are asked for: those on its list, or those
 * who have the properties that it asks for now.
 *
 * @param now milliseconds since 1970, where relative dates begin
 * @param budget what the cohort's patterns may cost for all persons together
 * @throws FlagFailure when that is spent
 */
export function* cohortMembers(
  store: Store,
  projectId: number,
  cohort: Pick<StoredCohort, 'id' | 'isStatic' | 'filters'>,
  now: number,
  budget: SearchBudget = createBudget(),
): Generator<StoredPerson> {
  const { id, isStatic, filters } = cohort;
  const cohorts = new Map(store.cohorts.current(projectId));
  cohorts.set(id, { id, is_static: isStatic, filters });
  for (const person of store.persons.all(projectId)) {
    const staticCohortIds = store.memberships.cohortsOf(person.id);
    const { properties } = person;
    const subject = { distinctId: '', properties, staticCohortIds, now, budget };
    if (unlessFailed(() => isInCohort(id, cohorts, subject))) yield person;
    if (isSpent(budget)) throw new FlagFailure('timeout_error', `Cohort ${id} takes too long.`);
  }
}

/** How many persons a cohort has; null when its patterns take too long to tell. */
export function countMembers(
  store: Store,
  projectId: number,
  cohort: StoredCohort,
  now: number,
  budget?: SearchBudget,
): number | null {
  if (cohort.isStatic) return store.memberships.count(cohort.id);
  const members = cohortMembers(store, projectId, cohort, now, budget);
  return unlessFailed(() => members.reduce((count) => count + 1, 0)) ?? null;
}
