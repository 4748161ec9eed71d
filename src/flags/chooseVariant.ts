import { bucket } from './bucket.ts';
import type { ConditionSet, FeatureFlag } from './flag.ts';
import { namedVariant } from './namedVariant.ts';
import { variantAt } from './variantAt.ts';
import { variantShares } from './variantShares.ts';

/** What is hashed after the id, so that the choice of a variant does not follow from the rollout. */
export const VARIANT_SALT = 'variant';

/**
 * The variant of a subject that a condition set let in: the one the set names, or else the one in
 * whose share the bucket with the salt `variant` falls.
 *
 * @param id what the subject is bucketed by
 * @returns null when the flag has no variants, or the bucket lies beyond their sum
 */
export function chooseVariant(flag: FeatureFlag, set: ConditionSet, id: string): string | null {
  const variants = flag.filters.multivariate?.variants ?? [];
  if (variants.length === 0) return null;
  const named = namedVariant(flag, set);
  if (named !== undefined) return named;
  return variantAt(variantShares(variants), bucket(flag.key, id, VARIANT_SALT));
}
