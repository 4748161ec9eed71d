/**
 * Property filters and condition sets in words.
 */

import { ownValue } from '../../json/ownValue.ts';
import { isolate } from '../../text/isolation.ts';
import type { ConditionSet, PropertyFilter } from '../../flags/flag.ts';
import { shortValue } from '../ui/format.ts';

/** PostHog's comparisons of a property filter, each as the words between property and value. */
export const operators: Readonly<Record<string, string>> = {
  exact: 'is',
  is_not: 'is not',
  icontains: 'contains',
  not_icontains: 'does not contain',
  regex: 'matches the pattern',
  not_regex: 'does not match the pattern',
  gt: 'is greater than',
  gte: 'is at least',
  lt: 'is less than',
  lte: 'is at most',
  is_set: 'is set',
  is_not_set: 'is not set',
  is_date_before: 'is before',
  is_date_after: 'is after',
};

/** A filter in words, e.g. `initial_name is ada`, `cohort is 7`, `flag 3 is true`. */
export function filterPhrase({ type, key, operator, value }: PropertyFilter): string {
  if (type === 'flag') return `flag ${isolate(key)} is ${shortValue(value)}`;
  if (type === 'cohort') {
    return `cohort is ${operator === 'not_in' ? 'not ' : ''}${shortValue(value)}`;
  }
  const name = isolate(key);
  const comparison = operator ?? 'exact';
  const words = ownValue(operators, comparison) ?? isolate(comparison.replaceAll('_', ' '));
  if (comparison === 'is_set' || comparison === 'is_not_set') return `${name} ${words}`;
  const values = Array.isArray(value) ? value.map(shortValue).join(' or ') : shortValue(value);
  return `${name} ${words} ${values}`;
}

/** Whom a condition set lets in, e.g. `50 % of everyone` or `everyone whose initial_name is ada`. */
export function setPhrase({ properties, rollout_percentage }: ConditionSet): string {
  const percentage = rollout_percentage ?? 100;
  const filters = (properties ?? []).map(filterPhrase);
  const share = percentage === 100 ? 'everyone' : `${percentage} % of everyone`;
  return filters.length === 0 ? share : `${share} whose ${filters.join(' and ')}`;
}

/** Among whom a condition set rolls out, e.g. `everyone`, or `those whose initial_name is ada`. */
export function filtersPhrase({ properties }: ConditionSet): string {
  const filters = (properties ?? []).map(filterPhrase);
  return filters.length === 0 ? 'everyone' : `those whose ${filters.join(' and ')}`;
}
