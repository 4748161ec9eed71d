import { instant, MONTHS, zoneOffset } from './dateParts.ts';

const WEEKDAYS = 'sun mon tue wed thu fri sat'.split(' ');

const FORM = new RegExp(
  String.raw`^\s*(?:(?<weekday>[a-z]{3}),\s*)?(?<day>\d{1,2})\s+(?<month>[a-z]{3})\s+(?<year>\d{2,})` +
    String.raw`\s+(?<hour>\d{2})\s*:\s*(?<minute>\d{2})(?:\s*:\s*(?<second>\d{2}))?` +
    // A letter alone is a zone of the military, and counts as UTC; of other names only these are zones.
    String.raw`\s+(?<zone>[+-]\d{4}|gmt|ut|[ecmp][sd]t|[a-ik-z])(?<comments>\s*\(.*\))?$`,
  'is',
);

/**
 * Reads a date of mails and HTTP, `Wed, 02 Jun 2021 08:31:39 +0200 (CEST)`, as the Rust crate chrono
 * does.
 * @returns milliseconds since 1970; NaN when the text is none
 */
export function parseRfc2822(text: string): number {
  const groups = FORM.exec(text)?.groups;
  if (!groups || !areComments(groups['comments'] ?? '')) return Number.NaN;
  const { weekday, day, month = '', year = '', hour, minute, second = '0', zone = '' } = groups;
  const midnight = instant({
    year: fullYear(year),
    month: MONTHS.findIndex((name) => name.slice(0, 3) === month.toLowerCase()) + 1,
    day: Number(day),
  });
  if (weekday && WEEKDAYS[new Date(midnight).getUTCDay()] !== weekday.toLowerCase()) {
    return Number.NaN;
  }
  const time = { hour: Number(hour), minute: Number(minute), second: Number(second) };
  return midnight + instant({ year: 1970, month: 1, day: 1, ...time }) - zoneOffset(zone);
}

/** Two digits mean 1950 to 2049, and three are counted from 1900. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 3) return year;
  return digits.length === 2 && year < 50 ? year + 2000 : year + 1900;
}

/** Comments stand in brackets, which may stand within one another. */
function areComments(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '(') depth++;
    else if (depth === 0 && !/\s/.test(character)) return false;
    else if (character === ')') depth--;
    else if (character === '\\') at++;
  }
  return depth === 0;
}
