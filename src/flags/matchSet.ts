import { isInRollout } from './bucketing.ts';
import { bucketingId, groupTypeOf } from './bucketingId.ts';
import type { ReasonCode } from './decision.ts';
import type { ConditionSet, FeatureFlag, PropertyFilter } from './flag.ts';
import { matchFilter } from './matchFilter.ts';
import type { Subject } from './subject.ts';

export type SetResult = Extract<
  ReasonCode,
  'condition_match' | 'out_of_rollout_bound' | 'no_condition_match' | 'no_group_type'
>;

/**
 * How one condition set fares for a subject: all property filters first, then the rollout.
 *
 * @param bucketOf gives an id's bucket in this flag; called only when the rollout is not everyone
 * @throws FlagFailure when a filter is about a cohort that cannot be told
 */
export function matchSet(
  flag: FeatureFlag,
  set: ConditionSet,
  subject: Subject,
  bucketOf: (id: string) => number,
): SetResult {
  const groupType = groupTypeOf(flag, set);
  const id = bucketingId(flag, subject, groupType);
  if (id === undefined) return groupType === null ? 'out_of_rollout_bound' : 'no_group_type';
  if (!passesAll(set.properties ?? [], subject, groupType)) return 'no_condition_match';
  const percentage = set.rollout_percentage ?? 100;
  if (percentage === 100) return 'condition_match';
  return isInRollout(percentage, bucketOf(id)) ? 'condition_match' : 'out_of_rollout_bound';
}

/**
 * Cohorts come last: they alone can fail, and need not when another filter says no. Then all of them
 * are looked at, so that a broken one fails the flag also where another says no.
 */
function passesAll(
  filters: readonly PropertyFilter[],
  subject: Subject,
  groupType: number | null,
): boolean {
  let hasCohort = false;
  for (const filter of filters) {
    if (filter.type === 'cohort') hasCohort = true;
    else if (!matchFilter(filter, subject, groupType)) return false;
  }
  if (!hasCohort) return true;
  const onCohorts = filters.filter(({ type }) => type === 'cohort');
  return !onCohorts.map((filter) => matchFilter(filter, subject, groupType)).includes(false);
}
