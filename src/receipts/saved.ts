/**
 * The flag and the person as PostHog has saved them.
 */

import type { FeatureFlag } from '../flags/flag.ts';
import { ApiError, unlessRefused } from '../project/api/apiError.ts';
import type { Person } from '../project/api/apiSchemas.ts';
import type { Api } from '../project/api/createApi.ts';
import { type EvaluationContext, readContext } from './evaluationContext.ts';

/** What PostHog knows that decides a flag for a user. */
export interface SavedWithContext {
  flag: FeatureFlag | undefined;
  surroundings: EvaluationContext;
  person: Person | undefined;
}

/**
 * Asks PostHog for a flag, what else it needs, and the person behind a distinct ID.
 *
 * @throws {ApiError} when PostHog refuses.
 */
export async function readSavedWithContext(
  api: Api,
  key: string,
  distinctId: string,
): Promise<SavedWithContext> {
  const asked = [
    withSurroundings(api, key, distinctId),
    api.personByDistinctId(distinctId),
  ] as const;
  // Only when both are over is it known of both that a PostHog does not answer.
  await Promise.allSettled(asked);
  const [[flag, surroundings], person] = await Promise.all(asked);
  return { flag, surroundings, person };
}

async function withSurroundings(
  api: Api,
  key: string,
  distinctId: string,
): Promise<[FeatureFlag | undefined, EvaluationContext]> {
  const flag = await api.flagByKey(key);
  return [flag, await readContext(api, flag ? [flag] : [], distinctId)];
}

/** What PostHog has saved of a flag and of a person. */
export interface Saved {
  flag: FeatureFlag | undefined;
  person: Person | undefined;
  /** False when PostHog did not say who the person is. */
  knowsPerson: boolean;
  /** What PostHog refused, each told once. */
  refusals: string[];
}

/** Asks PostHog for a flag and a person; a refusal of one leaves the other. */
export async function readSaved(api: Api, key: string, distinctId: string): Promise<Saved> {
  const [flag, person] = await Promise.all([
    unlessRefused(api.flagByKey(key)),
    unlessRefused(api.personByDistinctId(distinctId)),
  ]);
  const refusals = [flag, person].flatMap((answer) =>
    answer instanceof ApiError ? [answer.message] : [],
  );
  return {
    flag: flag instanceof ApiError ? undefined : flag,
    person: person instanceof ApiError ? undefined : person,
    knowsPerson: !(person instanceof ApiError),
    refusals: [...new Set(refusals)],
  };
}
