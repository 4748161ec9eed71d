import type { ConditionSet, FeatureFlag } from './flag.ts';

/** The variant that a condition set gives whatever the bucket says: one that it names and the flag has. */
export function namedVariant(flag: FeatureFlag, set: ConditionSet): string | undefined {
  return flag.filters.multivariate?.variants.find(({ key }) => key === set.variant)?.key;
}
