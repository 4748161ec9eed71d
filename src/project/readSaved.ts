import type { FeatureFlag } from '../flags/flag.ts';
import { ApiError } from './apiError.ts';
import type { Api } from './createApi.ts';
import type { Person } from './person.ts';
import { unlessRefused } from './unlessRefused.ts';

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
