import type { VariantShare } from './variantShares.ts';

/** Key of the variant in whose share a place from 0 to 1 falls; null beyond the last share. */
export function variantAt(shares: readonly VariantShare[], position: number): string | null {
  return shares.find(({ end }) => position < end)?.key ?? null;
}
