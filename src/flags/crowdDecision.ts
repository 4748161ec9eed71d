import { evaluate } from './evaluate.ts';
import { expectedOn } from './expectedOn.ts';
import type { Subject } from './explanation.ts';
import type { FeatureFlag } from './flag.ts';
import { rolloutShare } from './rolloutShare.ts';

/** What a flag decided for a crowd, and what was to be expected before anybody's bucket was known. */
export interface CrowdDecision {
  /** Whether the flag is on, in the crowd's order. */
  on: boolean[];
  /** How many it is on for. */
  count: number;
  /** How many it is on for on average, and the range that holds 95 of 100 such crowds. */
  chance: ReturnType<typeof expectedOn>;
}

/** Decides a flag for every user of a crowd, by the evaluator that answers the SDKs. */
export function crowdDecision(flag: FeatureFlag, users: readonly Subject[]): CrowdDecision {
  const on = users.map((user) => evaluate(flag, user).enabled);
  return {
    on,
    count: on.filter(Boolean).length,
    chance: expectedOn(users.map((user) => rolloutShare(flag, user))),
  };
}
