import { isKeptNumber } from './longNumbers.ts';

/**
 * A value of JSON as JavaScript writes it as text: `null`, `1,2`, `[object Object]`; but a long number
 * as it was sent. An object from outside may have a `toString` that is no function, with which
 * `String` would throw.
 */
export function scriptText(value: unknown): string {
  if (isKeptNumber(value)) return JSON.stringify(value);
  if (Array.isArray(value)) {
    return value.map((item) => (item === null ? '' : scriptText(item))).join(',');
  }
  return typeof value === 'object' && value !== null ? '[object Object]' : String(value);
}
