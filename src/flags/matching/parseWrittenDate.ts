import { instant, MONTHS, zoneOffset } from './dateParts.ts';
import { parseRfc2822 } from './parseRfc2822.ts';

const DAY = 24 * 3_600_000;

const MINUTES = String.raw`(?<minute>\d{2})(?::(?<second>\d{2}(?:\.\d{1,9})?))?`;
const CLOCK = String.raw`(?<hour>\d{1,2}):${MINUTES}`;
/** Behind a date that begins with the year. */
const FULL_CLOCK = String.raw`(?<hour>\d{2}):${MINUTES}`;
const HALF = String.raw`\s*(?<half>am|pm)?`;
const TIME = CLOCK + HALF;
const ZONE = String.raw`(?<zone>[+-][\d:]{2,5}|[a-z]{3,6})`;
const NAME = '(?<name>[a-z]{3,9})';
const D = String.raw`(?<day>\d{1,2})`;
const M = String.raw`(?<month>\d{1,2})`;
const Y2 = String.raw`(?<year>\d{2,4})`;
const Y4 = String.raw`(?<year>\d{4})`;
const ISO = String.raw`${Y4}-(?<month>\d{2})-(?<day>\d{2})`;

/** Tried in this order. What names no day is today, and what names no time is at this time of it. */
const FORMS = [
  String.raw`${ISO}\s+${FULL_CLOCK}${HALF}`,
  String.raw`${ISO}\s+${FULL_CLOCK}\s*${ZONE}`,
  String.raw`${ISO}\s*${ZONE}`,
  TIME,
  String.raw`${TIME}\s+${ZONE}`,
  String.raw`${Y4}-${NAME}-(?<day>\d{2})`,
  String.raw`(?<name>[a-z]{3})\s+${D}(?:\s*at)?\s+${TIME}`,
  String.raw`${NAME}\.?\s+${D},\s+${Y2},?\s+${TIME}`,
  String.raw`${NAME}\s+${D},?\s+${Y4}(?:\s*,|\s*at)?\s+${TIME}\s+${ZONE}`,
  String.raw`${NAME}\.?\s+${D},\s+${Y2}`,
  String.raw`${D}\s+${NAME}\s+${Y2}(?:,?\s+${CLOCK})?`,
  String.raw`${M}/${D}/${Y2}(?:\s+${TIME})?`,
  String.raw`${M}-${D}-${Y2}(?:\s+${TIME})?`,
  String.raw`${Y4}/${M}/${D}(?:\s+${TIME})?`,
  String.raw`${M}\.${D}\.${Y2}`,
  String.raw`${Y4}\.${M}\.${D}`,
  String.raw`${Y4}\.${M}`,
  String.raw`(?<year>\d{2})(?<month>\d{2})(?<day>\d{2})\s+${CLOCK}`,
  String.raw`${Y4}年(?<month>\d{2})月(?<day>\d{2})日(?:(?<hour>\d{2})时(?<minute>\d{2})分(?<second>\d{2})秒)?`,
].map((form) => new RegExp(`^${form}$`, 'i'));

type Groups = Record<string, string | undefined>;

/**
 * Reads dates as people and programs write them: `Wed, 02 Jun 2021 06:31:39 GMT`,
 * `May 8, 2009 5:57 PM`, `6/2/2021`, `2021-06-02 06:31 PST`, seconds, milli- or nanoseconds since
 * 1970. PostHog's flag service has the Rust crate dateparser read what is no ISO date.
 *
 * @param now milliseconds since 1970: says which day and time it is
 * @returns milliseconds since 1970; NaN when the text is no date
 */
export function parseWrittenDate(text: string, now: number): number {
  if (/^\d{10}$/.test(text)) return Number(text) * 1000;
  if (/^\d{13}$/.test(text)) return Number(text);
  if (/^\d{19}$/.test(text)) return Number(text) / 1_000_000;
  const mail = parseRfc2822(text);
  if (!Number.isNaN(mail)) return mail;
  for (const form of FORMS) {
    const groups = form.exec(text)?.groups;
    if (!groups) continue;
    const time = read(groups, now);
    if (!Number.isNaN(time)) return time;
  }
  return Number.NaN;
}

function read(groups: Groups, now: number): number {
  const offset = groups['zone'] === undefined ? 0 : zoneOffset(groups['zone']);
  const today = new Date(now + offset);
  const { year = today.getUTCFullYear(), day = today.getUTCDate() } = groups;
  const month = monthOf(groups) ?? today.getUTCMonth() + 1;
  const midnight = instant({ year: fullYear(String(year)), month, day: Number(day) });
  return midnight + timeOfDay(groups, today.getTime()) - offset;
}

function monthOf({ month, name }: Groups): number | undefined {
  if (name === undefined) return month === undefined ? undefined : Number(month);
  const lower = name.toLowerCase();
  const index = MONTHS.findIndex((full) => full === lower || full.slice(0, 3) === lower);
  return index < 0 ? Number.NaN : index + 1;
}

/** Two digits mean 1970 to 2069. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length !== 2) return year;
  return year < 70 ? year + 2000 : year + 1900;
}

/** Milliseconds since midnight; `now` says them when the text does not. */
function timeOfDay({ hour, minute, second = '0', half }: Groups, now: number): number {
  if (hour === undefined) return ((now % DAY) + DAY) % DAY;
  const hours = half === undefined ? Number(hour) : hourOf(Number(hour), half);
  return instant({
    year: 1970,
    month: 1,
    day: 1,
    hour: hours,
    minute: Number(minute),
    second: Number(second),
  });
}

function hourOf(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}
