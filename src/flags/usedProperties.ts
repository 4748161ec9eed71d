import type { CohortGroup, Cohorts } from './cohorts/cohort.ts';
import { reachedCohorts } from './cohorts/reachedCohorts.ts';
import { choiceProperties } from './earlyAccess.ts';
import type { FeatureFlag } from './flag.ts';
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
  const used = new Set(flags.flatMap(choiceProperties));
  const filters = flags.flatMap((flag) =>
    flag.filters.groups.flatMap(({ properties }) => properties ?? []),
  );
  for (const { type, key } of filters) if (type === 'person') used.add(key);
  for (const cohort of reachedCohorts(flags, cohorts)) {
    if (!cohort.is_static) collect(cohort.filters?.properties?.values ?? []);
  }
  // A set goes through what is added on the way: `$initial_os` may be `$os`, and that `$os_name`.
  for (const key of used) {
    for (const { missing, name } of STAND_INS) if (missing === key) used.add(name);
  }
  return used;

  function collect(values: CohortGroup['values']): void {
    for (const value of values) {
      if ('values' in value) collect((value as CohortGroup).values);
      else if (value.type !== 'cohort' && value.type !== 'person_metadata') used.add(value.key);
    }
  }
}
