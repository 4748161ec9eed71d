import type { Cohort, CohortGroup, Cohorts } from '../flags/cohort.ts';
import type { FeatureFlag, PropertyFilter } from '../flags/flag.ts';

/** The cohorts that some flags ask for, and those on which these build. */
export function reachedCohorts(flags: readonly FeatureFlag[], cohorts: Cohorts): Cohort[] {
  const ids = new Set<unknown>();
  const collect = (value: CohortGroup | PropertyFilter): void => {
    if ('values' in value) (value as CohortGroup).values.forEach(collect);
    else if (value.type === 'cohort') ids.add(value.value);
  };
  for (const { filters } of flags) {
    for (const { properties } of filters.groups) properties?.forEach(collect);
  }
  // A set gives what is added to it while it is walked.
  for (const id of ids) {
    const group = cohorts.get(id as number)?.filters?.properties;
    if (group) collect(group);
  }
  return [...ids].flatMap((id) => cohorts.get(id as number) ?? []);
}
