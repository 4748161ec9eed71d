import type { PropertyFilter } from './flag.ts';
import { FlagFailure } from './flagFailure.ts';

/**
 * The id of the cohort that a filter is about. Only a number will do, as for PostHog's service.
 * @throws FlagFailure when the filter's value is no id
 */
export function cohortIdOf(filter: PropertyFilter): number {
  if (typeof filter.value === 'number' && Number.isInteger(filter.value)) return filter.value;
  const value = JSON.stringify(filter.value);
  throw new FlagFailure('cohort_filters_parsing_error', `${value} is not the id of a cohort.`);
}
