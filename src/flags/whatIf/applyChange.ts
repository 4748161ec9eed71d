import type { ConditionSet, FeatureFlag, Filters } from '../flag.ts';

/**
 * One edit of a flag or of a person's properties, such as someone makes in PostHog. `set` and
 * `filter` are indexes, both counting from 0.
 */
export type Change =
  /** Gives the person a property; undefined takes it away. Opting in to early access is one of these. */
  | { kind: 'property'; key: string; value: unknown }
  | { kind: 'filter'; set: number; filter: number; value: unknown }
  | { kind: 'rollout'; set: number; percentage: number }
  | { kind: 'holdout'; percentage: number }
  | { kind: 'remove-filter'; set: number; filter: number }
  | { kind: 'remove-set'; set: number }
  | { kind: 'active'; active: boolean };

type Properties = Readonly<Record<string, unknown>>;

/** A flag and a person's properties as they are after a change; what was given stays as it is. */
export function applyChange(
  flag: FeatureFlag,
  properties: Properties,
  change: Change,
): { flag: FeatureFlag; properties: Properties } {
  if (change.kind === 'property') return { flag, properties: withProperty(properties, change) };
  return { flag: changedFlag(flag, change), properties };
}

type PropertyChange = Extract<Change, { kind: 'property' }>;

function withProperty(properties: Properties, { key, value }: PropertyChange): Properties {
  if (value !== undefined) return { ...properties, [key]: value };
  return Object.fromEntries(Object.entries(properties).filter(([name]) => name !== key));
}

function changedFlag(flag: FeatureFlag, change: Exclude<Change, PropertyChange>): FeatureFlag {
  const { groups, holdout } = flag.filters;
  switch (change.kind) {
    case 'active':
      return { ...flag, active: change.active };
    case 'holdout':
      return withFilters(flag, {
        holdout: holdout && { ...holdout, exclusion_percentage: change.percentage },
      });
    case 'rollout':
      return withSet(flag, change.set, { rollout_percentage: change.percentage });
    case 'remove-set':
      return withFilters(flag, { groups: groups.filter((_, index) => index !== change.set) });
    case 'filter':
    case 'remove-filter':
      return withSet(flag, change.set, { properties: changedFilters(groups[change.set], change) });
  }
}

function changedFilters(
  set: ConditionSet | undefined,
  change: Extract<Change, { kind: 'filter' | 'remove-filter' }>,
): ConditionSet['properties'] {
  const filters = set?.properties ?? [];
  if (change.kind === 'remove-filter') return filters.filter((_, at) => at !== change.filter);
  return filters.map((old, at) => (at === change.filter ? { ...old, value: change.value } : old));
}

function withSet(flag: FeatureFlag, at: number, part: Partial<ConditionSet>): FeatureFlag {
  const groups = flag.filters.groups.map((set, index) =>
    index === at ? { ...set, ...part } : set,
  );
  return withFilters(flag, { groups });
}

function withFilters(flag: FeatureFlag, part: Partial<Filters>): FeatureFlag {
  return { ...flag, filters: { ...flag.filters, ...part } };
}
