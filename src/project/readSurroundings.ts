import type { Cohort, Cohorts } from '../flags/cohort.ts';
import { dependenciesOf } from '../flags/dependenciesOf.ts';
import type { FeatureFlag } from '../flags/flag.ts';
import type { Api } from './createApi.ts';

/** What of a project decides a flag besides the flag itself and the person. */
export interface Surroundings {
  /** The project's flags; none when the flag depends on no other. */
  flags: FeatureFlag[];
  /** Undefined when neither the flag nor one that it may depend on asks for a cohort. */
  cohorts: Cohorts | undefined;
}

/**
 * Asks PostHog for the other flags and the cohorts that a flag needs, and for nothing when it needs
 * none.
 *
 * @throws {ApiError} when PostHog refuses.
 */
export async function readSurroundings(api: Api, flag: FeatureFlag): Promise<Surroundings> {
  const flags = dependenciesOf(flag).length > 0 ? await api.flags() : [];
  const cohorts = [flag, ...flags].some(asksForCohort) ? await api.cohorts() : undefined;
  return { flags, cohorts: cohorts && new Map(cohorts.map(byId)) };
}

function asksForCohort({ filters }: FeatureFlag): boolean {
  return filters.groups.some(({ properties }) => properties?.some(({ type }) => type === 'cohort'));
}

function byId(cohort: Cohort): [number, Cohort] {
  return [cohort.id, cohort];
}
