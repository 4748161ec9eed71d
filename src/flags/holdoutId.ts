import type { BucketedBy } from './bucketedBy.ts';
import type { Subject } from './explanation.ts';
import type { FeatureFlag } from './flag.ts';

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
