import type { Cohorts } from '../flags/cohort.ts';
import { dependenciesOf } from '../flags/dependenciesOf.ts';
import type { FeatureFlag } from '../flags/flag.ts';
import { reachedFlags } from '../flags/reachedFlags.ts';
import type { Api } from './createApi.ts';
import { reachedCohorts } from './reachedCohorts.ts';

/** What of a project decides flags for someone besides themselves and the person's properties. */
export interface Surroundings {
  /** The project's flags; none when no flag depends on another. */
  flags: FeatureFlag[];
  /** Undefined when no flag asks for a cohort. */
  cohorts: Cohorts | undefined;
  /** Ids of the cohorts by list in which the person is, of those that the flags ask for. */
  staticCohortIds: ReadonlySet<number>;
}

/** Of flags that look at nothing but the person's properties. */
export const NO_SURROUNDINGS: Surroundings = {
  flags: [],
  cohorts: undefined,
  staticCohortIds: new Set(),
};

/**
 * Asks PostHog for the other flags and the cohorts that some flags need for someone, and for nothing
 * when they need none.
 *
 * @throws {ApiError} when PostHog refuses.
 */
export async function readSurroundings(
  api: Api,
  asked: readonly FeatureFlag[],
  distinctId: string,
): Promise<Surroundings> {
  const depends = asked.some((flag) => dependenciesOf(flag).length > 0);
  const flags = depends ? await api.flags() : [];
  const reached = reachedFlags(asked, flags);
  if (!reached.some(asksForCohort)) return { ...NO_SURROUNDINGS, flags };
  const cohorts = new Map((await api.cohorts()).map((cohort) => [cohort.id, cohort]));
  const staticCohortIds = new Set<number>();
  for (const cohort of reachedCohorts(reached, cohorts)) {
    const isIn = cohort.is_static && (await api.isInCohort(cohort, distinctId));
    if (isIn) staticCohortIds.add(cohort.id);
  }
  return { flags, cohorts, staticCohortIds };
}

function asksForCohort({ filters }: FeatureFlag): boolean {
  return filters.groups.some(({ properties }) => properties?.some(({ type }) => type === 'cohort'));
}
