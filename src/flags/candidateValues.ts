import { candidateDates } from './candidateDates.ts';
import { candidateText } from './candidateText.ts';
import { candidateVersions } from './candidateVersions.ts';
import type { PropertyFilter } from './flag.ts';
import { numberOf } from './numberOf.ts';
import type { Operator } from './operator.ts';

/**
 * Values of a property of which, as far as simple values can, one passes a filter and one fails it;
 * undefined stands for a missing property. Guesses, plain ones first: only the evaluator knows.
 *
 * @param now milliseconds since 1970, where relative dates begin
 */
export function candidateValues({ operator, value }: PropertyFilter, now: number): unknown[] {
  return [undefined, ...valuesNear((operator ?? 'exact') as Operator, value, now)];
}

function valuesNear(operator: Operator, value: unknown, now: number): unknown[] {
  switch (operator) {
    case 'is_set':
    case 'is_not_set':
      return [true];
    case 'exact':
    case 'is_not':
    case 'icontains':
    case 'not_icontains':
    case 'icontains_multi':
    case 'not_icontains_multi':
    case 'starts_with':
    case 'not_starts_with':
    case 'ends_with':
    case 'not_ends_with':
      return [firstOf(value)];
    case 'regex':
    case 'not_regex':
      return candidateText(value);
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return numbersNear(value);
    case 'between':
    case 'not_between':
      return numbersNear(firstOf(value));
    case 'is_date_exact':
    case 'is_date_before':
    case 'is_date_after':
      return candidateDates(value, now);
    case 'semver_eq':
    case 'semver_neq':
    case 'semver_gt':
    case 'semver_gte':
    case 'semver_lt':
    case 'semver_lte':
    case 'semver_tilde':
    case 'semver_caret':
    case 'semver_wildcard':
      return candidateVersions(value);
    default:
      operator satisfies never;
      return [];
  }
}

function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

function numbersNear(value: unknown): number[] {
  const limit = numberOf(value);
  return Number.isFinite(limit) ? [limit, limit + 1, limit - 1] : [];
}
