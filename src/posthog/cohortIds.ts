import type { CohortGroup } from '../flags/cohort.ts';
import type { PropertyFilter } from '../flags/flag.ts';

/** Ids of the cohorts that filters ask for, however deep in groups. */
export function cohortIds(values: readonly (CohortGroup | PropertyFilter)[]): number[] {
  return values.flatMap((value) => {
    if ('values' in value) return cohortIds((value as CohortGroup).values);
    return value.type === 'cohort' ? [Number(value.value)] : [];
  });
}
