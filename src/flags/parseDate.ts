const RELATIVE = /^-?(\d+)([hdwmy])$/;
const ABSOLUTE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?([Zz]|[+-]\d{2}:\d{2})?)?$/;
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
/** Such as `Wed, 02 Jun 2021 06:31:39 GMT`, `May 8, 2009 5:57 PM`, `2021/06/02`, `6/2/2021`. */
const WRITTEN_DAYS = [
  String.raw`(?:[a-z]{3,9}, )?\d{1,2} ${MONTH},? \d{4}`,
  String.raw`${MONTH} \d{1,2},? \d{4}`,
  String.raw`\d{4}/\d{1,2}/\d{1,2}`,
  String.raw`\d{1,2}/\d{1,2}/\d{4}`,
];
const WRITTEN_OUT = new RegExp(`^(?:${WRITTEN_DAYS.join('|')})(?:,? \\d{1,2}:.+)?$`, 'i');
const WITH_ZONE = /(?:z|utc|gmt|[+-]\d{2}:?\d{2})$/i;
const HOUR = 3_600_000;

/**
 * Reads a date as PostHog does in a project whose timezone is UTC: ISO dates with or without time
 * and offset, the usual ways to write one out, or a span such as `-7d`, which is always in the past,
 * with or without its sign.
 *
 * @param now milliseconds since 1970, where spans begin
 * @returns milliseconds since 1970; NaN when the text is no date
 */
export function parseDate(text: string, now: number): number {
  const span = RELATIVE.exec(text);
  if (span) return before(now, Number(span[1]), span[2] ?? '');
  if (WRITTEN_OUT.test(text)) return Date.parse(WITH_ZONE.test(text) ? text : `${text} UTC`);
  return parseAbsolute(text);
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

function parseAbsolute(text: string): number {
  const parts = ABSOLUTE.exec(text);
  if (!parts) return Number.NaN;
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction, offset] = parts;
  if (offset && parts[6] === undefined) return Number.NaN;
  // Date.parse takes February 30 for March; comparing the day tells.
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (new Date(time).getUTCDate() !== Number(day)) return Number.NaN;
  return time + Number(fraction ?? 0) * 1000 - offsetOf(offset);
}

function offsetOf(offset: string | undefined): number {
  if (!offset || /z/i.test(offset)) return 0;
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  if (hours > 23 || minutes > 59) return Number.NaN;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
