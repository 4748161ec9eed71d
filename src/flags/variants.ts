/**
 * The variants of a flag: the pieces of the line that they share, and which one a subject gets.
 */

import { bucket } from './bucketing.ts';
import type { ConditionSet, FeatureFlag, Variant } from './flag.ts';

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

/** Key of the variant in whose share a place from 0 to 1 falls; null beyond the last share. */
export function variantAt(shares: readonly VariantShare[], position: number): string | null {
  return shares.find(({ end }) => position < end)?.key ?? null;
}

/** A variant's piece of the line from 0 to 1: from `start` on, up to, but without, `end`. */
export interface VariantShare {
  key: string;
  start: number;
  end: number;
}

/** Lays the shares of variants out on the line from 0 to 1, in the list's order. */
export function variantShares(variants: readonly Variant[]): VariantShare[] {
  let end = 0;
  return variants.map(({ key, rollout_percentage }) => {
    const start = end;
    end += rollout_percentage / 100;
    return { key, start, end };
  });
}

/** The variant that a condition set gives whatever the bucket says: one that it names and the flag has. */
export function namedVariant(flag: FeatureFlag, set: ConditionSet): string | undefined {
  return flag.filters.multivariate?.variants.find(({ key }) => key === set.variant)?.key;
}
