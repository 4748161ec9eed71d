import type { FeatureFlag } from '../flags/flag.ts';
import type { Api } from './createApi.ts';
import type { Person } from './person.ts';
import { readSurroundings, type Surroundings } from './readSurroundings.ts';

/** What PostHog knows that decides a flag for a user. */
export interface Known {
  flag: FeatureFlag | undefined;
  surroundings: Surroundings;
  person: Person | undefined;
}

/**
 * Asks PostHog for a flag, what else it needs, and the person behind a distinct ID.
 *
 * @throws {ApiError} when PostHog refuses.
 */
export async function lookUp(api: Api, key: string, distinctId: string): Promise<Known> {
  const [[flag, surroundings], person] = await Promise.all([
    withSurroundings(api, key, distinctId),
    api.personByDistinctId(distinctId),
  ]);
  return { flag, surroundings, person };
}

async function withSurroundings(
  api: Api,
  key: string,
  distinctId: string,
): Promise<[FeatureFlag | undefined, Surroundings]> {
  const flag = await api.flagByKey(key);
  return [flag, await readSurroundings(api, flag ? [flag] : [], distinctId)];
}
