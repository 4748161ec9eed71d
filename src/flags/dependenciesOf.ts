import type { FeatureFlag } from './flag.ts';

/**
 * Ids of the flags whose values a flag's condition sets ask for. A key that is no id depends on
 * nothing: its filter just never matches.
 */
export function dependenciesOf(flag: FeatureFlag): number[] {
  const ids: number[] = [];
  for (const set of flag.filters.groups) {
    for (const filter of set.properties ?? []) {
      if (filter.type === 'flag' && /^\d+$/.test(filter.key)) ids.push(Number(filter.key));
    }
  }
  return ids;
}
