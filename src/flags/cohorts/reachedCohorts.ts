import type { FeatureFlag } from '../flag.ts';
import type { Cohort, Cohorts } from './cohort.ts';
import { cohortIds } from './cohortIds.ts';

/** The cohorts that some flags ask for, and those on which these build, each once. */
export function reachedCohorts(flags: readonly FeatureFlag[], cohorts: Cohorts): Cohort[] {
  const filters = flags.flatMap((flag) =>
    flag.filters.groups.flatMap(({ properties }) => properties ?? []),
  );
  const ids = new Set(cohortIds(filters));
  const reached: Cohort[] = [];
  // A set gives what is added to it while it is walked.
  for (const id of ids) {
    const cohort = cohorts.get(id);
    if (!cohort) continue;
    reached.push(cohort);
    const group = cohort.is_static ? undefined : cohort.filters?.properties;
    for (const nested of cohortIds(group?.values ?? [])) ids.add(nested);
  }
  return reached;
}
