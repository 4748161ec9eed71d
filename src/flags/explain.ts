import { bucket } from './bucket.ts';
import { bucketingId } from './bucketingId.ts';
import { evaluate } from './evaluate.ts';
import type { Decision, Explanation, SetExplanation, Subject } from './explanation.ts';
import type { ConditionSet, FeatureFlag, PropertyFilter } from './flag.ts';
import { matchFilter, propertiesFor } from './matchFilter.ts';
import { groupTypeOf, isInRollout, matchSet } from './matchSet.ts';

/**
 * Decides a flag like `evaluate`, and tells how every condition set fared, also those that the
 * decision did not need.
 */
export function explain(flag: FeatureFlag, subject: Subject): Explanation {
  const decision = evaluate(flag, subject);
  const groupType = flag.filters.aggregation_group_type_index ?? null;
  const id = bucketingId(flag, subject, groupType) ?? '';
  return {
    ...decision,
    key: flag.key,
    distinctId: subject.distinctId,
    bucket: bucket(flag.key, id),
    sets: flag.filters.groups.map((set, index) => explainSet(flag, set, index, subject, decision)),
  };
}

function explainSet(
  flag: FeatureFlag,
  set: ConditionSet,
  index: number,
  subject: Subject,
  decision: Decision,
): SetExplanation {
  const groupType = groupTypeOf(flag, set);
  const id = bucketingId(flag, subject, groupType);
  const rolloutPercentage = set.rollout_percentage ?? 100;
  return {
    set,
    outcome: outcomeOf(flag, set, index, subject, decision),
    rolloutPercentage,
    inRollout: id !== undefined && isInRollout(rolloutPercentage, bucket(flag.key, id)),
    properties: (set.properties ?? []).map((filter) => ({
      filter,
      value: valueFor(filter, subject, groupType),
      matched: matchFilter(filter, subject, groupType),
    })),
  };
}

function outcomeOf(
  flag: FeatureFlag,
  set: ConditionSet,
  index: number,
  subject: Subject,
  decision: Decision,
): SetExplanation['outcome'] {
  switch (matchSet(flag, set, subject, (id) => bucket(flag.key, id))) {
    case 'condition_match':
      return isWinner(decision, index) ? 'match' : 'match_not_reached';
    case 'out_of_rollout_bound':
      return 'out_of_rollout';
    case 'no_condition_match':
      return 'no_match';
    case 'no_group_type':
      return 'not_applicable';
  }
}

function isWinner({ reason }: Decision, index: number): boolean {
  return reason.code === 'condition_match' && reason.condition_index === index;
}

function valueFor(filter: PropertyFilter, subject: Subject, groupType: number | null): unknown {
  const properties = propertiesFor(filter, subject, groupType);
  return Object.hasOwn(properties, filter.key) ? properties[filter.key] : undefined;
}
