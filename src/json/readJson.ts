/**
 * JSON from outside: read without throwing, and not deeper than the stack allows.
 */

import { parseNumbers } from './longNumbers.ts';

/** The value that a JSON text says; a text that is no JSON is given back as it is. */
export function parseJson(text: string): unknown {
  try {
    return parseNumbers(text);
  } catch {
    return text;
  }
}

/** How many arrays and objects PostHog's JSON reader takes within one another. */
const MAX_DEPTH = 128;

/** True for JSON that is nested so deeply that reading or writing it could exhaust the stack. */
export function isTooDeep(value: unknown, levels = MAX_DEPTH): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels <= 0) return true;
  return Object.values(value).some((item) => isTooDeep(item, levels - 1));
}
