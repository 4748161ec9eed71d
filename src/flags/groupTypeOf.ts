import type { ConditionSet, FeatureFlag } from './flag.ts';

/** Which kind of group a set is about, as a group type index; null for persons. */
export function groupTypeOf(flag: Pick<FeatureFlag, 'filters'>, set: ConditionSet): number | null {
  const own = set.aggregation_group_type_index;
  return own === undefined ? (flag.filters.aggregation_group_type_index ?? null) : own;
}
