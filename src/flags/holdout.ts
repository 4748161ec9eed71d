import type { Subject } from './explanation.ts';
import type { FeatureFlag } from './flag.ts';
import { unitHash } from './unitHash.ts';

/** How a flag's holdout sees a subject. */
export interface HoldoutResult {
  /** The variant of those held out: `holdout-` and the holdout's id. */
  variant: string;
  /** 0 to 100. */
  exclusionPercentage: number;
  /** 0 to 1; the same for every flag, since the flag key is not hashed. */
  bucket: number;
  heldOut: boolean;
}

/** Looks whether a flag's holdout keeps a subject apart; undefined when the flag has none. */
export function holdout(flag: FeatureFlag, subject: Subject): HoldoutResult | undefined {
  const rule = flag.filters.holdout;
  if (!rule) return undefined;
  const exclusionPercentage = Math.min(Math.max(rule.exclusion_percentage, 0), 100);
  const bucket = unitHash('holdout-', idOf(flag, subject), '');
  const heldOut = exclusionPercentage === 100 || bucket <= exclusionPercentage / 100;
  return { variant: `holdout-${rule.id}`, exclusionPercentage, bucket, heldOut };
}

/** Unlike a rollout, a holdout has some id for everyone, and ignores the stored hash keys. */
function idOf(flag: FeatureFlag, subject: Subject): string {
  const groupType = flag.filters.aggregation_group_type_index ?? null;
  if (groupType !== null) return subject.groups?.[groupType]?.key ?? '';
  if (flag.bucketing_identifier === 'device_id' && subject.deviceId) return subject.deviceId;
  const anonymous = flag.ensure_experience_continuity ? subject.anonDistinctId : undefined;
  return anonymous ?? subject.distinctId;
}
