import type { Variant } from './flag.ts';

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
