import type { CohortGroup, Cohorts } from './cohorts/cohort.ts';
import { enrollmentProperty } from './earlyAccess.ts';
import type { FeatureFlag, PropertyFilter } from './flag.ts';
import { STAND_INS } from './personProperties.ts';

/**
 * Keys of the person properties that can change the value of some flags: those that their filters
 * and their cohorts ask for, those that stand in for them, and the person's choices about early
 * access.
 *
 * What the flags that they depend on ask for is theirs to tell.
 */
export function usedProperties(
  flags: readonly FeatureFlag[],
  cohorts: Cohorts = new Map(),
): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { key, filters } of flags) {
    if (filters.feature_enrollment) used.add(enrollmentProperty(key));
  }
  const filters = flags.flatMap((flag) =>
    flag.filters.groups.flatMap(({ properties }) => properties ?? []),
  );
  for (const { type, key } of filters) if (type === 'person') used.add(key);
  for (const key of keysOfCohorts(filters, cohorts)) used.add(key);
  // A set goes through what is added on the way: `$initial_os` may be `$os`, and that `$os_name`.
  for (const key of used) {
    for (const { missing, name } of STAND_INS) if (missing === key) used.add(name);
  }
  return used;
}

/** Keys that the cohorts of some filters ask for, each cohort looked at once. */
function keysOfCohorts(filters: PropertyFilter[], cohorts: Cohorts): string[] {
  const ids = new Set<unknown>();
  const keys: string[] = [];
  const collect = (value: CohortGroup | PropertyFilter): void => {
    if ('values' in value) for (const inner of (value as CohortGroup).values) collect(inner);
    else if (value.type === 'cohort') ids.add(value.value);
    else if (value.type !== 'person_metadata') keys.push(value.key);
  };
  for (const filter of filters) if (filter.type === 'cohort') ids.add(filter.value);
  for (const id of ids) {
    const cohort = cohorts.get(id as number);
    const group = cohort?.is_static ? undefined : cohort?.filters?.properties;
    if (group) collect(group);
  }
  return keys;
}
