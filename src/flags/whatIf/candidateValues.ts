import type { PropertyFilter } from '../flag.ts';
import { numberOf } from '../matching/comparisons.ts';
import type { Operator } from '../matching/operators.ts';
import { parseDate } from '../matching/parseDate.ts';
import { parseSemver } from '../matching/semver.ts';
import { candidateText } from '../regex/candidateText.ts';
import type { SearchBudget } from '../searchBudget.ts';
import { textOf } from '../textOf.ts';

/**
 * Values of a property of which, as far as simple values can, one passes a filter and one fails it;
 * undefined stands for a missing property. Guesses, plain ones first: only the evaluator knows.
 *
 * @param now milliseconds since 1970, where relative dates begin
 * @param budget what the patterns of the request may still cost
 */
export function candidateValues(
  { operator, value }: PropertyFilter,
  now: number,
  budget?: SearchBudget,
): unknown[] {
  return [undefined, ...valuesNear((operator ?? 'exact') as Operator, value, { now, budget })];
}

function valuesNear(
  operator: Operator,
  value: unknown,
  { now, budget }: { now: number; budget: SearchBudget | undefined },
): unknown[] {
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
      return candidateText(value, budget);
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

/** The version that a filter names, with 0 in place of stars, and those right above and below it. */
function candidateVersions(value: unknown): string[] {
  const version = textOf(value).replaceAll(/[*xX]/g, '0');
  const parsed = parseSemver(version);
  if (!parsed) return [];
  const numbers = [Number(parsed.major), Number(parsed.minor), Number(parsed.patch)];
  return [version, above(numbers), ...below(numbers)];
}

function above([major = 0, minor = 0, patch = 0]: number[]): string {
  return `${major}.${minor}.${patch + 1}`;
}

/** Goes one down where there is something to take, and to 0 behind that. */
function below(numbers: number[]): string[] {
  const last = numbers.findLastIndex((number) => number > 0);
  if (last === -1) return [];
  const lower = numbers.map((number, at) => (at < last ? number : at === last ? number - 1 : 0));
  return [lower.join('.')];
}

const DAY = 24 * 3_600_000;

/**
 * Dates on both sides of a date filter's limit, and the limit itself. Beside a limit that moves with
 * the clock stands today, which stays on its side for longest.
 *
 * @param now milliseconds since 1970, where relative dates begin
 * @returns ISO dates, to the day where that suffices
 */
function candidateDates(value: unknown, now: number): string[] {
  if (typeof value !== 'string') return [];
  const limit = parseDate(value, now);
  const moves = parseDate(value, now + DAY) !== limit;
  const times = moves ? [limit - DAY, now] : [limit, limit - DAY, limit + DAY];
  return times.flatMap(datesOf);
}

function datesOf(time: number): string[] {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return [];
  const iso = date.toISOString();
  return [iso.slice(0, iso.indexOf('T')), iso];
}
