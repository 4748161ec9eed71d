/**
 * The ids by which filters ask for cohorts. Apart from the schema, which browsers do not load.
 */

import { FlagFailure } from '../decision.ts';
import type { PropertyFilter } from '../flag.ts';
import type { CohortGroup } from './cohort.ts';

/**
 * The id of the cohort that a filter is about. Only a number will do, as for PostHog's service.
 * @throws FlagFailure when the filter's value is no id
 */
export function cohortIdOf(filter: PropertyFilter): number {
  if (typeof filter.value === 'number' && Number.isInteger(filter.value)) return filter.value;
  const value = JSON.stringify(filter.value);
  throw new FlagFailure('cohort_filters_parsing_error', `${value} is not the id of a cohort.`);
}

/**
 * The cohort that a filter's value may mean, which the REST API takes as text, too; NaN for none. An
 * object is none: it may have a `valueOf` that is no function.
 */
export function looseCohortId(value: unknown): number {
  return typeof value === 'object' ? Number.NaN : Number(value);
}

/** Ids of the cohorts that filters ask for, however deep in groups. */
export function cohortIds(values: readonly (CohortGroup | PropertyFilter)[]): number[] {
  return values.flatMap((value) => {
    if ('values' in value) return cohortIds((value as CohortGroup).values);
    return value.type === 'cohort' ? [looseCohortId(value.value)] : [];
  });
}
