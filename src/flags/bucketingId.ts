import { bucketedBy } from './bucketedBy.ts';
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
  switch (bucketedBy(flag, subject, groupType)) {
    case 'group key':
      return subject.groups?.[Number(groupType)]?.key || undefined;
    case 'device ID':
      return subject.deviceId || undefined;
    case 'stored hash key':
      return subject.hashKeys?.[flag.key];
    case 'anonymous distinct ID':
      return subject.anonDistinctId;
    case 'distinct ID':
      return subject.distinctId;
  }
}
