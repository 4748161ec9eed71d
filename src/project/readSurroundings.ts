import type { Cohort, Cohorts } from '../flags/cohort.ts';
import { dependenciesOf } from '../flags/dependenciesOf.ts';
import type { FeatureFlag } from '../flags/flag.ts';
import type { Api } from './createApi.ts';

/** What of a project decides flags besides themselves and the person. */
export interface Surroundings {
  /** The project's flags; none when no flag depends on another. */
  flags: FeatureFlag[];
  /** Undefined when no flag asks for a cohort. */
  cohorts: Cohorts | undefined;
}

/**
 * Asks PostHog for the other flags and the cohorts that some flags need, and for nothing when they
 * need none.
 *
 * @throws {ApiError} when PostHog refuses.
 */
export async function readSurroundings(
  api: Api,
  asked: readonly FeatureFlag[],
): Promise<Surroundings> {
  const depends = asked.some((flag) => dependenciesOf(flag).length > 0);
  const flags = depends ? await api.flags() : [];
  const cohorts = [...asked, ...flags].some(asksForCohort) ? await api.cohorts() : undefined;
  return { flags, cohorts: cohorts && new Map(cohorts.map(byId)) };
}

function asksForCohort({ filters }: FeatureFlag): boolean {
  return filters.groups.some(({ properties }) => properties?.some(({ type }) => type === 'cohort'));
}

function byId(cohort: Cohort): [number, Cohort] {
  return [cohort.id, cohort];
}
