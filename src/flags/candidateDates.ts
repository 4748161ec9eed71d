import { parseDate } from './parseDate.ts';

const DAY = 24 * 3_600_000;

/**
 * Dates on both sides of a date filter's limit, and the limit itself. Beside a limit that moves with
 * the clock stands today, which stays on its side for longest.
 *
 * @param now milliseconds since 1970, where relative dates begin
 * @returns ISO dates, to the day where that suffices
 */
export function candidateDates(value: unknown, now: number): string[] {
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
