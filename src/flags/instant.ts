/** What a text says of a time; `month` counts from 1, `second` may have a fraction. */
export interface DateParts {
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
