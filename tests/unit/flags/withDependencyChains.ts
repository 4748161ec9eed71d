import type { FeatureFlag, PropertyFilter } from '../../../src/flags/flag.ts';

/**
 * Flags as PostHog serves them to SDKs: a filter on a flag names it by its key, and lists all that
 * must be evaluated for it, in that order.
 */
export function withDependencyChains(flags: FeatureFlag[]): FeatureFlag[] {
  const byId = new Map(flags.map((flag) => [String(flag.id), flag]));
  return flags.map((flag) => ({
    ...flag,
    filters: {
      ...flag.filters,
      groups: flag.filters.groups.map((set) => ({
        ...set,
        properties: set.properties?.map((filter) => withChain(filter, byId)),
      })),
    },
  }));
}

function withChain(filter: PropertyFilter, byId: Map<string, FeatureFlag>): PropertyFilter {
  if (filter.type !== 'flag') return filter;
  const dependency_chain = [...new Set(chainTo(filter.key, byId))];
  return { ...filter, key: byId.get(filter.key)?.key ?? '', dependency_chain };
}

function chainTo(id: string, byId: Map<string, FeatureFlag>): string[] {
  const flag = byId.get(id);
  if (!flag) return [];
  const filters = flag.filters.groups.flatMap(({ properties }) => properties ?? []);
  const before = filters.filter(({ type }) => type === 'flag');
  return [...before.flatMap(({ key }) => chainTo(key, byId)), flag.key];
}
