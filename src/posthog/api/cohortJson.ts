import type { StoredCohort } from '../store/cohortTable.ts';

/** A cohort as PostHog's REST API gives it. `count` is the number of its persons. */
export function cohortJson(cohort: StoredCohort, count: number) {
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
