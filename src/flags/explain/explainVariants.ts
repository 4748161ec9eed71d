import { traceBucket } from '../bucketing.ts';
import { bucketingId, groupTypeOf } from '../bucketingId.ts';
import type { ConditionSet, FeatureFlag } from '../flag.ts';
import type { Subject } from '../subject.ts';
import { namedVariant, VARIANT_SALT, variantAt, variantShares } from '../variants.ts';
import type { VariantsExplanation } from './explanation.ts';

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
