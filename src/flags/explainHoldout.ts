import type { BucketedBy } from './bucketedBy.ts';
import type { Subject } from './explanation.ts';
import type { FeatureFlag } from './flag.ts';
import { holdout, HOLDOUT_PREFIX, type HoldoutResult } from './holdout.ts';
import { holdoutId } from './holdoutId.ts';
import { traceHash, type HashTrace } from './traceHash.ts';

/** How a flag's holdout sees a subject, and by which hash. */
export interface HoldoutExplanation extends HoldoutResult {
  bucketedBy: BucketedBy;
  /** There always is one: a holdout hashes an empty id, too. */
  hash: HashTrace;
}

/** Tells how a flag's holdout sees a subject; undefined when the flag has none. */
export function explainHoldout(
  flag: FeatureFlag,
  subject: Subject,
): HoldoutExplanation | undefined {
  const result = holdout(flag, subject);
  if (!result) return undefined;
  const { id, bucketedBy } = holdoutId(flag, subject);
  return { ...result, bucketedBy, hash: traceHash(HOLDOUT_PREFIX, id, '') };
}
