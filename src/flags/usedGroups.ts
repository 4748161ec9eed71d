import { groupTypeOf } from './bucketingId.ts';
import type { FeatureFlag } from './flag.ts';

/**
 * The groups that can change the value of some flags: by the index of their type, the keys of the
 * properties that the filters ask for. A flag that is about a kind of group and asks for no property
 * of it looks at its key alone.
 */
export function usedGroups(flags: readonly FeatureFlag[]): ReadonlyMap<number, readonly string[]> {
  const used = new Map<number, Set<string>>();
  const of = (index: number): Set<string> => {
    const keys = used.get(index) ?? new Set();
    used.set(index, keys);
    return keys;
  };
  for (const flag of flags) {
    const own = flag.filters.aggregation_group_type_index;
    if (typeof own === 'number') of(own);
    for (const set of flag.filters.groups) {
      const groupType = groupTypeOf(flag, set);
      if (groupType !== null) of(groupType);
      for (const { type, key, group_type_index } of set.properties ?? []) {
        const index = group_type_index ?? groupType;
        if (type === 'group' && index !== null && key !== '$group_key') of(index).add(key);
      }
    }
  }
  return new Map([...used].map(([index, keys]) => [index, [...keys]]));
}
