import type { ConditionSet, FeatureFlag, Filters } from '../flag.ts';
import type { Subject } from '../subject.ts';

/**
 * One edit of a flag, or of the properties of a person or a group, such as someone makes in PostHog. `set` and
 * `filter` are indexes, both counting from 0.
 */
export type Change =
  /** Gives the person a property; undefined takes it away. Opting in to early access is one of these. */
  | { kind: 'property'; key: string; value: unknown }
  /** Gives a group of the subject's a property, or takes it away; the index is that of its type. */
  | { kind: 'group-property'; group: number; key: string; value: unknown }
  | { kind: 'filter'; set: number; filter: number; value: unknown }
  | { kind: 'rollout'; set: number; percentage: number }
  | { kind: 'holdout'; percentage: number }
  | { kind: 'remove-filter'; set: number; filter: number }
  | { kind: 'remove-set'; set: number }
  | { kind: 'active'; active: boolean };

type Properties = Readonly<Record<string, unknown>>;

/** The part of a subject that can be changed. */
type Changeable = Pick<Subject, 'properties' | 'groups'>;

/** A flag and a subject's properties as they are after a change; what was given stays as it is. */
export function applyChange<Asked extends Changeable>(
  flag: FeatureFlag,
  subject: Asked,
  change: Change,
): { flag: FeatureFlag; subject: Asked } {
  switch (change.kind) {
    case 'property': {
      const properties = withProperty(subject.properties, change);
      return { flag, subject: { ...subject, properties } };
    }
    case 'group-property':
      return { flag, subject: { ...subject, groups: withGroupProperty(subject.groups, change) } };
    default:
      return { flag: changedFlag(flag, change), subject };
  }
}

type PropertyChange = Extract<Change, { kind: 'property' | 'group-property' }>;

function withGroupProperty(
  groups: Subject['groups'],
  change: Extract<Change, { kind: 'group-property' }>,
): Subject['groups'] {
  const group = groups?.[change.group];
  if (!group) return groups;
  const properties = withProperty(group.properties, change);
  return { ...groups, [change.group]: { ...group, properties } };
}

function withProperty(
  properties: Properties,
  { key, value }: Pick<PropertyChange, 'key' | 'value'>,
): Properties {
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
