/**
 * Percentages as they are typed.
 */

import { isolate } from '../text/isolation.ts';

const DECIMAL = /^(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** The percentage that a text says, to the last digit; undefined when it says none from 0 to 100. */
export function parsePercentage(text: string): number | undefined {
  const typed = text.trim();
  if (!DECIMAL.test(typed)) return undefined;
  const percentage = Number(typed);
  return percentage <= 100 ? percentage : undefined;
}

/** What to say of a text in a field that takes a percentage. */
export function notAPercentage(text: string): string {
  return `${text.trim() === '' ? 'Nothing' : `“${isolate(text)}”`} is not a percentage. Type a number from 0 to 100.`;
}
