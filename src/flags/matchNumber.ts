import { numberOf } from './numberOf.ts';

export type NumberTest = 'gt' | 'gte' | 'lt' | 'lte' | 'between' | 'not_between';

/**
 * Compares numbers, and texts that are numbers. Anything else matches nothing: texts are never
 * compared in alphabetical order. `between` takes `[min, max]`, both included.
 */
export function matchNumber(test: NumberTest, expected: unknown, actual: unknown): boolean {
  const number = numberOf(actual);
  if (Number.isNaN(number)) return false;
  if (test === 'between' || test === 'not_between') return matchRange(test, expected, number);
  const limit = numberOf(expected);
  if (test === 'gt') return number > limit;
  if (test === 'gte') return number >= limit;
  if (test === 'lt') return number < limit;
  return number <= limit;
}

function matchRange(test: 'between' | 'not_between', range: unknown, number: number): boolean {
  if (!Array.isArray(range) || range.length !== 2) return false;
  const [min, max] = range.map(numberOf) as [number, number];
  // Also false when a bound is no number, for both tests.
  if (!(min <= max)) return false;
  return (number >= min && number <= max) === (test === 'between');
}
