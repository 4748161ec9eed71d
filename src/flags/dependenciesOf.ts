import type { FeatureFlag } from './flag.ts';

/** Ids of the flags whose values a flag's condition sets ask for. */
export function dependenciesOf(flag: FeatureFlag): number[] {
  const ids: number[] = [];
  for (const set of flag.filters.groups) {
    for (const filter of set.properties ?? []) {
      if (filter.type === 'flag') ids.push(Number(filter.key));
    }
  }
  return ids;
}
