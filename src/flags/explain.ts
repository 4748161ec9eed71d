import { bucket } from './bucket.ts';
import { bucketingId } from './bucketingId.ts';
import { earlyAccess } from './earlyAccess.ts';
import { evaluate } from './evaluate.ts';
import type { Decision, Explanation, SetExplanation, Subject } from './explanation.ts';
import type { ConditionSet, FeatureFlag } from './flag.ts';
import { explainFilter } from './explainFilter.ts';
import { unlessFailed } from './flagFailure.ts';
import { groupTypeOf } from './groupTypeOf.ts';
import { holdout } from './holdout.ts';
import { isInRollout } from './isInRollout.ts';
import { matchSet } from './matchSet.ts';

/**
 * Decides a flag like `evaluate`, and tells how every condition set fared, also those that the
 * decision did not need.
 */
export function explain(flag: FeatureFlag, subject: Subject): Explanation {
  const decision = evaluate(flag, subject);
  const groupType = flag.filters.aggregation_group_type_index ?? null;
  const bucketOf = (id: string) => bucket(flag.key, id);
  const access = earlyAccess(flag, subject);
  const held = holdout(flag, subject);
  return {
    ...decision,
    key: flag.key,
    distinctId: subject.distinctId,
    bucket: bucketOf(bucketingId(flag, subject, groupType) ?? ''),
    ...(access && { earlyAccess: access }),
    ...(held && { holdout: held }),
    sets: flag.filters.groups.map((set, index) => ({
      ...explainSet(flag, set, subject),
      outcome: outcomeOf(flag, set, subject, isWinner(decision, index)),
    })),
  };
}

function explainSet(flag: FeatureFlag, set: ConditionSet, subject: Subject) {
  const groupType = groupTypeOf(flag, set);
  const id = bucketingId(flag, subject, groupType);
  const rolloutPercentage = set.rollout_percentage ?? 100;
  const position = id === undefined ? undefined : bucket(flag.key, id);
  return {
    set,
    rolloutPercentage,
    bucket: position,
    inRollout: position !== undefined && isInRollout(rolloutPercentage, position),
    properties: (set.properties ?? []).map((filter) => explainFilter(filter, subject, groupType)),
  };
}

function isWinner({ reason }: Decision, index: number): boolean {
  return reason.code === 'condition_match' && reason.condition_index === index;
}

function outcomeOf(
  flag: FeatureFlag,
  set: ConditionSet,
  subject: Subject,
  won: boolean,
): SetExplanation['outcome'] {
  const bucketOf = (id: string) => bucket(flag.key, id);
  switch (unlessFailed(() => matchSet(flag, set, subject, bucketOf))) {
    case 'condition_match':
      return won ? 'match' : 'match_not_reached';
    case 'out_of_rollout_bound':
      return 'out_of_rollout';
    case 'no_group_type':
      return 'not_applicable';
    case 'no_condition_match':
    case undefined:
      return 'no_match';
  }
}
