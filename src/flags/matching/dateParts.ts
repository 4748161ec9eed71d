/**
 * What a written date is put together from: day, time and zone.
 */

/** Their names in full. */
export const MONTHS =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

/** What a text says of a time; `month` counts from 1, `second` may have a fraction. */
interface DateParts {
  year: number;
  month: number;
  day: number;
  hour?: number | undefined;
  minute?: number | undefined;
  second?: number | undefined;
}

/**
 * The time that date and clock name, in UTC.
 * @returns milliseconds since 1970; NaN when there is no such day or hour, such as on February 30
 */
export function instant({ year, month, day, hour = 0, minute = 0, second = 0 }: DateParts): number {
  if (hour > 23 || minute > 59 || second >= 61) return Number.NaN;
  const date = new Date(0);
  // Other than Date.UTC, this takes the years up to 99 for what they are.
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return Number.NaN;
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000;
}

/** Hours by which the zones of North America differ from UTC; every other name counts as UTC. */
const ZONES = new Map(
  Object.entries({
    edt: -4,
    est: -5,
    cdt: -5,
    cst: -6,
    mdt: -6,
    mst: -7,
    pdt: -7,
    pst: -8,
  }),
);

/**
 * How far a time zone, such as `Z`, `+02:00`, `-0530` or `PST`, is ahead of UTC.
 * @returns milliseconds; NaN when the text is no zone
 */
export function zoneOffset(text: string): number {
  const zone = text.trim().toLowerCase();
  if (/^[a-z]+$/.test(zone)) return (ZONES.get(zone) ?? 0) * 3_600_000;
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return Number.NaN;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
