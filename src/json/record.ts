/**
 * JSON objects: told from other values, taken for empty where there is none, and copied without some keys.
 */

import { isKeptNumber } from './longNumbers.ts';

/** True for a JSON object: not for null, an array or a single value, such as a long number. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !isKeptNumber(value)
  );
}

const NONE: Record<string, unknown> = {};

/** A value that should be a JSON object; anything else counts as an empty one. */
export function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : NONE;
}

/** A copy of a JSON object that lacks the keys named. */
export function withoutKeys(
  record: Record<string, unknown>,
  keys: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}
