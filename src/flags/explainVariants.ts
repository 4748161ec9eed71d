import { bucketingId } from './bucketingId.ts';
import { VARIANT_SALT } from './chooseVariant.ts';
import type { Subject } from './explanation.ts';
import type { ConditionSet, FeatureFlag } from './flag.ts';
import { groupTypeOf } from './groupTypeOf.ts';
import { namedVariant } from './namedVariant.ts';
import { traceBucket } from './traceBucket.ts';
import type { HashTrace } from './traceHash.ts';
import { variantAt } from './variantAt.ts';
import { variantShares, type VariantShare } from './variantShares.ts';

/** The second line of a flag with variants: the same id hashed once more, with the salt `variant`. */
export interface VariantsExplanation {
  /** Undefined when nothing is hashed, as for `Explanation.hash`. */
  hash: HashTrace | undefined;
  /** 0 to 1; undefined when the subject has no id to hash. */
  bucket: number | undefined;
  shares: VariantShare[];
  /**
   * Key of the variant in whose share the bucket falls, also where the flag is off or something
   * else decides; null beyond the last share, or without a bucket.
   */
  byHash: string | null;
  /** Set when the condition set that matched names its own variant, which then is the answer. */
  override?: string;
}

/**
 * Tells how a flag chooses, or would choose, between its variants; undefined when it has none.
 * @param winner the condition set that matched, if one decided
 */
export function explainVariants(
  flag: FeatureFlag,
  subject: Subject,
  winner: ConditionSet | undefined,
): VariantsExplanation | undefined {
  const variants = flag.filters.multivariate?.variants ?? [];
  if (variants.length === 0) return undefined;
  const id = bucketingId(flag, subject, groupTypeOf(flag, winner ?? {}));
  const hash = id === undefined ? undefined : traceBucket(flag.key, id, VARIANT_SALT);
  const bucket = id === undefined ? undefined : (hash?.value ?? 0);
  const shares = variantShares(variants);
  const override = winner && namedVariant(flag, winner);
  return {
    hash,
    bucket,
    shares,
    byHash: bucket === undefined ? null : variantAt(shares, bucket),
    ...(override !== undefined && { override }),
  };
}
