import { numberOf } from './comparisons.ts';
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

/** The first moments of the years that PostHog's calendar does not reach any more. */
const EARLIEST = Date.UTC(-262_143, 0);
const END = Date.UTC(262_143, 0);

function timeOf(value: unknown, now: number): number {
  if (typeof value === 'string' && /^[+-]?nan$/i.test(value)) return fromSeconds(0);
  if (typeof value !== 'string' && typeof value !== 'number') return Number.NaN;
  const seconds = numberOf(value);
  return Number.isNaN(seconds) ? parseDate(String(value), now) : fromSeconds(seconds);
}

/** To the nanosecond; before 1970 the fraction of a second is lost, and there is no time beyond the calendar. */
function fromSeconds(seconds: number): number {
  const nanoseconds = Math.max(Math.round((seconds % 1) * 1e9), 0);
  const time = Math.floor(seconds) * 1000 + nanoseconds / 1e6;
  return time >= EARLIEST && time < END ? time : Number.NaN;
}
