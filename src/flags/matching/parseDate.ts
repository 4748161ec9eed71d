import { instant, zoneOffset } from './dateParts.ts';
import { parseWrittenDate } from './parseWrittenDate.ts';

const SPAN = /^-?(\d+)([hdwmy])$/;
/** As https://www.rfc-editor.org/rfc/rfc3339 has it: to the second, and with an offset. */
const WITH_OFFSET =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2}(?:\.\d+)?)([Zz]|[+-]\d{2}:\d{2})$/;
/** A day in the project's timezone, or a time of it; numbers may lack their leading zero. */
const LOCAL =
  /^\s*(\d{1,4})-(\d{1,2})-(\d{1,2})(?:(?:T|\s+)(\d{1,2}):(\d{1,2})(?::(\d{1,2}(?:\.\d+)?))?)?$/;
const HOUR = 3_600_000;

/**
 * Reads a date as PostHog's flag service does in a project whose timezone is UTC: ISO dates with or
 * without time and offset, the usual ways to write one out, or a span such as `-7d`, which is always
 * in the past, with or without its sign.
 *
 * @param now milliseconds since 1970, where spans begin
 * @returns milliseconds since 1970; NaN when the text is no date
 */
export function parseDate(text: string, now: number): number {
  const span = SPAN.exec(text);
  if (span) return before(now, Number(span[1]), span[2] ?? '');
  for (const form of [WITH_OFFSET, LOCAL]) {
    const time = parseIso(form.exec(text));
    if (!Number.isNaN(time)) return time;
  }
  return parseWrittenDate(text, now);
}

function before(now: number, count: number, unit: string): number {
  if (count >= 10_000) return Number.NaN;
  if (unit === 'h') return now - count * HOUR;
  if (unit === 'd') return now - count * 24 * HOUR;
  if (unit === 'w') return now - count * 7 * 24 * HOUR;
  return unit === 'm' ? monthsBefore(now, count, 1) : monthsBefore(now, count, 12);
}

/** Goes back one step at a time, as PostHog does: each month or year on the way may shorten the day. */
function monthsBefore(now: number, count: number, step: number): number {
  const date = new Date(now);
  for (let i = 0; i < count; i++) {
    const lastDay = new Date(0);
    lastDay.setUTCFullYear(date.getUTCFullYear(), date.getUTCMonth() - step + 1, 0);
    const day = Math.min(date.getUTCDate(), lastDay.getUTCDate());
    date.setUTCFullYear(date.getUTCFullYear(), date.getUTCMonth() - step, day);
  }
  return date.getTime();
}

function parseIso(parts: RegExpExecArray | null): number {
  if (!parts) return Number.NaN;
  const [year = 0, month = 0, day = 0, hour, minute, second] = parts
    .slice(1, 7)
    .map((part: string | undefined) => Number(part ?? 0));
  const time = instant({ year, month, day, hour, minute, second });
  return time - (parts[7] === undefined ? 0 : zoneOffset(parts[7]));
}
