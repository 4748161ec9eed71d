import { numberOf } from './matchNumber.ts';
import { parseDate } from './parseDate.ts';

export type DateTest = 'is_date_exact' | 'is_date_before' | 'is_date_after';

/**
 * Compares a property's time with a filter's. The filter is a date or a span before now (`-7d`);
 * the property may also be a number, or a text that is one: seconds since 1970.
 *
 * @param now milliseconds since 1970
 */
export function matchDate(
  test: DateTest,
  expected: unknown,
  actual: unknown,
  now: number,
): boolean {
  if (typeof expected !== 'string') return false;
  const limit = parseDate(expected, now);
  const time = timeOf(actual, now);
  if (test === 'is_date_before') return time < limit;
  if (test === 'is_date_after') return time > limit;
  return time === limit;
}

function timeOf(value: unknown, now: number): number {
  if (typeof value !== 'string' && typeof value !== 'number') return Number.NaN;
  const seconds = numberOf(value);
  if (!Number.isNaN(seconds)) return Number.isFinite(seconds) ? seconds * 1000 : Number.NaN;
  return parseDate(String(value), now);
}
