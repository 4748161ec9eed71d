import { bucket } from './bucket.ts';
import { bucketedBy } from './bucketedBy.ts';
import { bucketingId } from './bucketingId.ts';
import { explainFilter } from './explainFilter.ts';
import type { SetExplanation, Subject } from './explanation.ts';
import type { ConditionSet, FeatureFlag } from './flag.ts';
import { unlessFailed } from './flagFailure.ts';
import { groupTypeOf } from './groupTypeOf.ts';
import { isInRollout } from './isInRollout.ts';
import { matchSet } from './matchSet.ts';
import { traceBucket } from './traceBucket.ts';

/**
 * Tells how a condition set fares for a subject, whether or not the decision needed it.
 * @param won whether it decided
 */
export function explainSet(
  flag: FeatureFlag,
  set: ConditionSet,
  subject: Subject,
  won: boolean,
): SetExplanation {
  const groupType = groupTypeOf(flag, set);
  const id = bucketingId(flag, subject, groupType);
  const hash = id === undefined ? undefined : traceBucket(flag.key, id);
  const position = id === undefined ? undefined : (hash?.value ?? 0);
  const rolloutPercentage = set.rollout_percentage ?? 100;
  return {
    set,
    outcome: outcomeOf(flag, set, subject, won),
    rolloutPercentage,
    bucketedBy: bucketedBy(flag, subject, groupType),
    hash,
    bucket: position,
    inRollout: position !== undefined && isInRollout(rolloutPercentage, position),
    properties: (set.properties ?? []).map((filter) => explainFilter(filter, subject, groupType)),
  };
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
