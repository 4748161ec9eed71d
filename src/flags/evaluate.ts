import { bucket } from './bucket.ts';
import { bucketingId } from './bucketingId.ts';
import { chooseVariant } from './chooseVariant.ts';
import type { Decision, Subject } from './explanation.ts';
import type { ConditionSet, FeatureFlag } from './flag.ts';
import type { SetResult } from './matchSet.ts';
import { groupTypeOf, matchSet } from './matchSet.ts';
import { reason } from './reason.ts';

/** Of the sets that did not match, the last with the highest rank gives the reason. */
const RANK: Record<SetResult, number> = {
  no_group_type: 1,
  no_condition_match: 2,
  out_of_rollout_bound: 3,
  condition_match: 4,
};

/**
 * Decides a flag for a subject, as PostHog's flag service does (`get_match` in
 * `rust/feature-flags`): the condition sets in order, where the first that matches decides, and one
 * whose rollout leaves the subject out passes on to the next.
 *
 * Pure but for the clock, which `subject.now` replaces. Costs at most one hash for the rollouts and
 * one for the variant, unless sets differ in whom they are about.
 */
export function evaluate(flag: FeatureFlag, subject: Subject): Decision {
  if (!flag.active) return off(reason('flag_disabled', null));
  const bucketOf = rememberBucket(flag.key);
  let best: SetResult = 'no_group_type';
  let bestIndex: number | null = null;
  const sets = flag.filters.groups;
  for (let index = 0; index < sets.length; index++) {
    const set = sets[index] as ConditionSet;
    const result = matchSet(flag, set, subject, bucketOf);
    if (result === 'condition_match') return on(flag, set, index, subject);
    if (RANK[result] >= RANK[best]) {
      best = result;
      bestIndex = index;
    }
  }
  return off(reason(best, bestIndex));
}

function on(flag: FeatureFlag, set: ConditionSet, index: number, subject: Subject): Decision {
  const id = bucketingId(flag, subject, groupTypeOf(flag, set)) ?? '';
  const variant = chooseVariant(flag, set, id);
  return { enabled: true, variant, reason: reason('condition_match', index) };
}

function off(why: Decision['reason']): Decision {
  return { enabled: false, variant: null, reason: why };
}

/** Sets of one flag mostly ask for the same id's bucket, one after the other. */
function rememberBucket(key: string): (id: string) => number {
  let lastId: string | undefined;
  let lastBucket = 0;
  return (id) => {
    if (id !== lastId) {
      lastId = id;
      lastBucket = bucket(key, id);
    }
    return lastBucket;
  };
}
