import { bucket } from './bucket.ts';
import type { ConditionSet, FeatureFlag } from './flag.ts';

/**
 * The variant of a subject that a condition set let in: the one the set names, or else the one in
 * whose share the bucket with the salt `variant` falls; shares are laid out in the list's order.
 *
 * @param id what the subject is bucketed by
 * @returns null when the flag has no variants, or the bucket lies beyond their sum
 */
export function chooseVariant(flag: FeatureFlag, set: ConditionSet, id: string): string | null {
  const variants = flag.filters.multivariate?.variants ?? [];
  if (variants.length === 0) return null;
  const override = variants.find(({ key }) => key === set.variant);
  if (override) return override.key;
  const position = bucket(flag.key, id, 'variant');
  let end = 0;
  for (const { key, rollout_percentage } of variants) {
    end += rollout_percentage / 100;
    if (position < end) return key;
  }
  return null;
}
