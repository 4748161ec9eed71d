/**
 * A holdout keeps some users apart from a set of flags, the same users for all of them.
 */

import { isInRollout, unitHash } from './bucketing.ts';
import { holdoutId } from './bucketingId.ts';
import type { FeatureFlag } from './flag.ts';
import type { Subject } from './subject.ts';

/** What is hashed before the id in place of the flag key, so that all flags agree. */
export const HOLDOUT_PREFIX = 'holdout-';

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
  const bucket = unitHash(HOLDOUT_PREFIX, holdoutId(flag, subject).id, '');
  const heldOut = isInRollout(exclusionPercentage, bucket);
  return { variant: `holdout-${rule.id}`, exclusionPercentage, bucket, heldOut };
}
