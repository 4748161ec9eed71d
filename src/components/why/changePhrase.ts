import { isolate } from '../../text/isolation.ts';
import { enrollmentProperty } from '../../flags/earlyAccess.ts';
import type { AskedGroup } from '../../flags/explain/askedGroup.ts';
import type { FeatureFlag, PropertyFilter } from '../../flags/flag.ts';
import type { Change } from '../../flags/whatIf/applyChange.ts';
import { filterPhrase } from '../flag/filterPhrase.ts';
import { shortValue } from '../ui/format.ts';
import { groupPhrase } from './groupPhrase.ts';

/**
 * What to do for a change, e.g. `Raise condition set 1 to 82 % or more`, `Take plan from ada`.
 * @param flag the flag as it is before the change
 * @param user what to call the user
 * @param groups those at which the flag looks
 */
export function changePhrase(
  flag: FeatureFlag,
  user: string,
  change: Change,
  groups: readonly AskedGroup[] = [],
): string {
  switch (change.kind) {
    case 'property':
      return change.key === enrollmentProperty(flag.key)
        ? earlyAccessPhrase(user, change.value)
        : propertyPhrase(user, change.key, change.value);
    case 'group-property':
      return propertyPhrase(groupAt(groups, change.group), change.key, change.value);
    case 'filter':
      return valuesPhrase(filterAt(flag, change), change.value, `condition set ${change.set + 1}`);
    case 'rollout': {
      const now = flag.filters.groups[change.set]?.rollout_percentage ?? 100;
      return percentagePhrase(`condition set ${change.set + 1}`, now, change.percentage);
    }
    case 'holdout': {
      const now = flag.filters.holdout?.exclusion_percentage ?? 0;
      return percentagePhrase('the holdout', now, change.percentage);
    }
    case 'remove-filter':
      return `Remove the property filter ${filterPhrase(filterAt(flag, change))} from condition set ${change.set + 1}`;
    case 'remove-set':
      return `Remove condition set ${change.set + 1}`;
    case 'active':
      return `Switch the flag ${change.active ? 'on' : 'off'}`;
  }
}

function propertyPhrase(user: string, key: string, value: unknown): string {
  if (value === undefined) return `Take ${isolate(key)} from ${user}`;
  return `Give ${user} the property ${isolate(key)} = ${visible(value)}`;
}

function groupAt(groups: readonly AskedGroup[], index: number): string {
  const group = groups.find((one) => one.index === index);
  return group ? groupPhrase(group) : 'the group';
}

function earlyAccessPhrase(user: string, value: unknown): string {
  if (value === undefined) return `Forget the choice of ${user} about the early access`;
  return value === true || value === 'true'
    ? `Opt ${user} in to the early access`
    : `Opt ${user} out of the early access`;
}

function percentagePhrase(what: string, now: number, percentage: number): string {
  const rises = percentage > now;
  const end = rises ? 100 : 0;
  const more = percentage === end ? '' : rises ? ' or more' : ' or less';
  return `${rises ? 'Raise' : 'Lower'} ${what} to ${percentage} %${more}`;
}

function valuesPhrase(filter: PropertyFilter, value: unknown, where: string): string {
  const before = listOf(filter.value);
  const after = listOf(value);
  const list = filter.operator === 'is_not' ? 'excluded values' : 'values';
  const place = `the ${list} of ${isolate(filter.key)} in ${where}`;
  const added = after.filter((item) => !before.includes(item));
  if (added.length > 0) return `Add ${wordsOf(added)} to ${place}`;
  return `Take ${wordsOf(before.filter((item) => !after.includes(item)))} out of ${place}`;
}

function filterAt(flag: FeatureFlag, at: { set: number; filter: number }): PropertyFilter {
  const filter = flag.filters.groups[at.set]?.properties?.[at.filter];
  if (filter) return filter;
  throw new RangeError(
    `Condition set ${at.set + 1} of ${flag.key} has no property filter ${at.filter + 1}: a change is told by the flag as it was before.`,
  );
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function wordsOf(values: unknown[]): string {
  return values.map(visible).join(' and ');
}

function visible(value: unknown): string {
  return value === '' ? '""' : shortValue(value);
}
