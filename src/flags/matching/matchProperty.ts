import { matchRegex } from '#regex';
import { ownValue } from '../../json/ownValue.ts';
import type { PropertyFilter } from '../flag.ts';
import type { SearchBudget } from '../searchBudget.ts';
import { matchExact, matchNumber, matchText } from './comparisons.ts';
import { matchDate } from './matchDate.ts';
import { matchSemver } from './matchSemver.ts';
import type { Operator } from './operators.ts';

/** Tests that say "not …", and so pass for someone who lacks the property. */
const PASSES_WITHOUT_PROPERTY = new Set<string>([
  'is_not',
  'not_icontains',
  'not_icontains_multi',
  'not_starts_with',
  'not_ends_with',
  'not_regex',
  'not_between',
] satisfies Operator[]);

/**
 * Tests one property as PostHog's flag service does (`match_property` in `rust/feature-flags`):
 * every test has a definite answer, for a missing property too. What makes no sense, such as a
 * number test on a text or an operator that is not in `OPERATORS`, matches nothing.
 *
 * @param properties the properties of the person or group that the filter is about
 * @param now milliseconds since 1970, where relative dates (`-7d`) begin; by default, the clock's time
 * @param budget what patterns may still cost; by default, each may cost what a request may
 * @throws FlagFailure when the budget is spent
 */
export function matchProperty(
  filter: PropertyFilter,
  properties: Readonly<Record<string, unknown>>,
  now?: number,
  budget?: SearchBudget,
): boolean {
  const operator = (filter.operator ?? 'exact') as Operator;
  const actual = ownValue(properties, filter.key);
  if (operator === 'is_set') return actual !== undefined;
  if (operator === 'is_not_set') return actual === undefined;
  if (filter.value === undefined || filter.value === null) return false;
  if (actual === undefined) return PASSES_WITHOUT_PROPERTY.has(operator);
  return matchValue(operator, filter.value, actual, now, budget);
}

function matchValue(
  operator: Exclude<Operator, 'is_set' | 'is_not_set'>,
  expected: unknown,
  actual: unknown,
  now: number | undefined,
  budget: SearchBudget | undefined,
): boolean {
  switch (operator) {
    case 'exact':
      return matchExact(expected, actual);
    case 'is_not':
      return !matchExact(expected, actual);
    case 'icontains':
    case 'icontains_multi':
    case 'starts_with':
    case 'ends_with':
      return matchText(operator, expected, actual);
    case 'not_icontains':
      return !matchText('icontains', expected, actual);
    case 'not_icontains_multi':
      return !matchText('icontains_multi', expected, actual);
    case 'not_starts_with':
      return !matchText('starts_with', expected, actual);
    case 'not_ends_with':
      return !matchText('ends_with', expected, actual);
    case 'regex':
      return matchRegex(expected, actual, budget) === true;
    case 'not_regex':
      return matchRegex(expected, actual, budget) === false;
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
    case 'between':
    case 'not_between':
      return matchNumber(operator, expected, actual);
    case 'is_date_exact':
    case 'is_date_before':
    case 'is_date_after':
      return matchDate(operator, expected, actual, now ?? Date.now());
    case 'semver_eq':
    case 'semver_neq':
    case 'semver_gt':
    case 'semver_gte':
    case 'semver_lt':
    case 'semver_lte':
    case 'semver_tilde':
    case 'semver_caret':
    case 'semver_wildcard':
      return matchSemver(operator, expected, actual);
    default:
      operator satisfies never;
      return false;
  }
}
