import { ownValue } from '../../json/ownValue.ts';
import { bucket, isInRollout, traceBucket } from '../bucketing.ts';
import { bucketedBy, bucketingId, groupTypeOf } from '../bucketingId.ts';
import { cohortIdOf } from '../cohorts/cohortIds.ts';
import { unlessFailed } from '../decision.ts';
import type { ConditionSet, FeatureFlag, PropertyFilter } from '../flag.ts';
import { matchFilter } from '../matchFilter.ts';
import { matchSet } from '../matchSet.ts';
import { propertiesFor, type Subject } from '../subject.ts';
import { askedGroup } from './askedGroup.ts';
import { explainCohort } from './explainCohort.ts';
import type { FilterExplanation, SetExplanation } from './explanation.ts';

/**
 * Tells how a condition set fares for a subject, whether or not the decision needed it.
 * @param won whether it decided
 * @param told the cohorts that have been told in full, which are told in short from then on
 */
export function explainSet(
  flag: FeatureFlag,
  set: ConditionSet,
  subject: Subject,
  { won, told }: { won: boolean; told: Set<number> },
): SetExplanation {
  const groupType = groupTypeOf(flag, set);
  const id = bucketingId(flag, subject, groupType);
  const hash = id === undefined ? undefined : traceBucket(flag.key, id);
  const position = id === undefined ? undefined : (hash?.value ?? 0);
  const rolloutPercentage = set.rollout_percentage ?? 100;
  const group = askedGroup(subject, groupType);
  return {
    set,
    outcome: outcomeOf(flag, set, subject, won),
    rolloutPercentage,
    bucketedBy: bucketedBy(flag, subject, groupType),
    ...(group && { group }),
    hash,
    bucket: position,
    inRollout: position !== undefined && isInRollout(rolloutPercentage, position),
    properties: (set.properties ?? []).map((filter) =>
      explainFilter(filter, subject, groupType, told),
    ),
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

/** Tells how one filter fared, and the value it looked at: a property, a flag's value, a membership. */
function explainFilter(
  filter: PropertyFilter,
  subject: Subject,
  groupType: number | null,
  told: Set<number>,
): FilterExplanation {
  const matched = unlessFailed(() => matchFilter(filter, subject, groupType)) ?? false;
  if (filter.type === 'flag') return { ...explainFlag(filter, subject), matched };
  if (filter.type === 'cohort') return { ...explainMembership(filter, subject, told), matched };
  const value = ownValue(propertiesFor(filter, subject, groupType), filter.key);
  if (filter.type !== 'group') return { filter, value, matched };
  const group = askedGroup(subject, filter.group_type_index ?? groupType);
  return { filter, value, matched, ...(group && { group }) };
}

function explainFlag(filter: PropertyFilter, subject: Subject) {
  const id = Number(filter.key);
  const flagKey = subject.flagKeys?.get(id);
  const value = subject.flagValues?.get(id) ?? undefined;
  return { filter, value, ...(flagKey !== undefined && { flagKey }) };
}

function explainMembership(filter: PropertyFilter, subject: Subject, told: Set<number>) {
  const { cohorts } = subject;
  const cohort =
    cohorts && unlessFailed(() => explainCohort(cohortIdOf(filter), cohorts, subject, told));
  return { filter, value: cohort?.isMember, ...(cohort && { cohort }) };
}
