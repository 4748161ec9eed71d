import type { Subject } from './explanation.ts';
import type { FeatureFlag } from './flag.ts';

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
  if (groupType !== null) return subject.groups?.[groupType]?.key || undefined;
  if (flag.bucketing_identifier === 'device_id') return subject.deviceId || undefined;
  if (!flag.ensure_experience_continuity) return subject.distinctId;
  return subject.hashKeys?.[flag.key] ?? subject.anonDistinctId ?? subject.distinctId;
}
