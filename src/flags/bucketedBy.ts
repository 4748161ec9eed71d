import type { Subject } from './explanation.ts';
import type { FeatureFlag } from './flag.ts';

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
  if (subject.hashKeys?.[flag.key] !== undefined) return 'stored hash key';
  return subject.anonDistinctId === undefined ? 'distinct ID' : 'anonymous distinct ID';
}
