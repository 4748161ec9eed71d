/**
 * Whose id a flag, a condition set or a holdout hashes.
 */

import { ownValue } from '../json/ownValue.ts';
import type { ConditionSet, FeatureFlag } from './flag.ts';
import type { Subject } from './subject.ts';

/** Whose id a flag hashes. */
export type BucketedBy =
  'distinct ID' | 'anonymous distinct ID' | 'stored hash key' | 'device ID' | 'group key';

/**
 * Whose id a flag hashes for a subject, who need not have one.
 * @param groupType group type index of the group in question; null for the person
 */
export function bucketedBy(
  flag: FeatureFlag,
  subject: Subject,
  groupType: number | null,
): BucketedBy {
  if (groupType !== null) return 'group key';
  if (flag.bucketing_identifier === 'device_id') return 'device ID';
  if (!flag.ensure_experience_continuity) return 'distinct ID';
  if (storedHashKey(flag, subject) !== undefined) return 'stored hash key';
  return subject.anonDistinctId === undefined ? 'distinct ID' : 'anonymous distinct ID';
}

/**
 * The id that a flag hashes for a subject.
 *
 * @param groupType group type index of the group in question; null for the person
 * @returns undefined when the subject has no such id: acts for no group of that type, or came
 *   without the device ID by which the flag buckets
 */
export function bucketingId(
  flag: FeatureFlag,
  subject: Subject,
  groupType: number | null,
): string | undefined {
  switch (bucketedBy(flag, subject, groupType)) {
    case 'group key':
      return subject.groups?.[Number(groupType)]?.key || undefined;
    case 'device ID':
      return subject.deviceId || undefined;
    case 'stored hash key':
      return storedHashKey(flag, subject);
    case 'anonymous distinct ID':
      return subject.anonDistinctId;
    case 'distinct ID':
      return subject.distinctId;
  }
}

/**
 * The id that a flag's holdout hashes, and whose it is. Unlike a rollout, a holdout has some id for
 * everyone, if an empty one, and ignores the stored hash keys.
 */
export function holdoutId(
  flag: FeatureFlag,
  subject: Subject,
): { id: string; bucketedBy: BucketedBy } {
  const groupType = flag.filters.aggregation_group_type_index ?? null;
  if (groupType !== null) {
    return { id: subject.groups?.[groupType]?.key ?? '', bucketedBy: 'group key' };
  }
  if (flag.bucketing_identifier === 'device_id' && subject.deviceId) {
    return { id: subject.deviceId, bucketedBy: 'device ID' };
  }
  if (flag.ensure_experience_continuity && subject.anonDistinctId !== undefined) {
    return { id: subject.anonDistinctId, bucketedBy: 'anonymous distinct ID' };
  }
  return { id: subject.distinctId, bucketedBy: 'distinct ID' };
}

function storedHashKey({ key }: FeatureFlag, { hashKeys = {} }: Subject): string | undefined {
  return ownValue(hashKeys, key);
}

/** Which kind of group a set is about, as a group type index; null for persons. */
export function groupTypeOf(flag: Pick<FeatureFlag, 'filters'>, set: ConditionSet): number | null {
  const own = set.aggregation_group_type_index;
  return own === undefined ? (flag.filters.aggregation_group_type_index ?? null) : own;
}
