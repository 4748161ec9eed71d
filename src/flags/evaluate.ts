import { bucket } from './bucketing.ts';
import { bucketingId, groupTypeOf } from './bucketingId.ts';
import { type Decision, FlagFailure, reason, reasonWithoutGroups } from './decision.ts';
import { lacksDependency } from './dependencies.ts';
import { earlyAccess } from './earlyAccess.ts';
import type { ConditionSet, FeatureFlag } from './flag.ts';
import { holdout } from './holdout.ts';
import { matchSet, type SetResult } from './matchSet.ts';
import { type Subject, withBudget } from './subject.ts';
import { chooseVariant } from './variants.ts';

/** Of the sets that did not match, the last with the highest rank gives the reason. */
const RANK: Record<SetResult, number> = {
  no_group_type: 1,
  no_condition_match: 2,
  out_of_rollout_bound: 3,
  condition_match: 4,
};

/**
 * Decides a flag for a subject, as PostHog's flag service does (`get_match` in
 * `rust/feature-flags`): early access, then the holdout, then the condition sets in order, where
 * the first that matches decides and one whose rollout leaves the subject out passes on to the next.
 *
 * Pure but for the clock, which `subject.now` replaces. Costs at most one hash for the rollouts and
 * one for the variant, unless sets differ in whom they are about. A flag that depends on others
 * needs their values in `subject.flagValues`: `evaluateAll` finds them.
 */
export function evaluate(flag: FeatureFlag, subject: Subject): Decision {
  try {
    return decide(flag, asksForPattern(flag) ? withBudget(subject) : subject);
  } catch (error) {
    if (!(error instanceof FlagFailure)) throw error;
    return { ...off(reason(error.code, null)), failed: true };
  }
}

/** Only such flags need a budget, and to make one takes as long as a hash. */
function asksForPattern({ filters }: FeatureFlag): boolean {
  for (const { properties } of filters.groups) {
    for (const { type, operator } of properties ?? []) {
      if (type === 'cohort' || operator === 'regex' || operator === 'not_regex') return true;
    }
  }
  return false;
}

function decide(flag: FeatureFlag, subject: Subject): Decision {
  if (!flag.active || flag.deleted) return off(reason('flag_disabled', null));
  if (lacksDependency(flag, subject)) return off(reason('missing_dependency', null));
  const access = earlyAccess(flag, subject);
  if (access) return { ...off(reason('super_condition_value', 0)), enabled: access.enrolled };
  const held = holdout(flag, subject);
  if (held?.heldOut) return on(held.variant, reason('holdout_condition_value', null));
  return decideBySets(flag, subject);
}

function decideBySets(flag: FeatureFlag, subject: Subject): Decision {
  const bucketOf = rememberBucket(flag.key);
  let best: SetResult = 'no_group_type';
  let bestIndex: number | null = null;
  let lacksGroup = false;
  let index = -1;
  for (const set of flag.filters.groups) {
    index++;
    const result = matchSet(flag, set, subject, bucketOf);
    if (result === 'condition_match') {
      return on(variantFor(flag, set, subject), reason(result, index));
    }
    lacksGroup ||= result === 'no_group_type';
    if (RANK[result] >= RANK[best]) {
      best = result;
      bestIndex = index;
    }
    if (flag.filters.early_exit && isOutsideRollout(flag, set, subject, result)) break;
  }
  const showsGroups = best === 'no_condition_match' && lacksGroup;
  return off(showsGroups ? reasonWithoutGroups(bestIndex) : reason(best, bestIndex));
}

/** A set that was passed over for want of a device ID says the same, but ends nothing. */
function isOutsideRollout(
  flag: FeatureFlag,
  set: ConditionSet,
  subject: Subject,
  result: SetResult,
): boolean {
  const id = bucketingId(flag, subject, groupTypeOf(flag, set));
  return result === 'out_of_rollout_bound' && id !== undefined;
}

function variantFor(flag: FeatureFlag, set: ConditionSet, subject: Subject): string | null {
  return chooseVariant(flag, set, bucketingId(flag, subject, groupTypeOf(flag, set)) ?? '');
}

function on(variant: string | null, why: Decision['reason']): Decision {
  return { enabled: true, variant, reason: why };
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
