/**
 * How values are compared as texts and as numbers.
 */
import { textOf } from '../textOf.ts';

/**
 * PostHog's `exact`: the same text, case apart. A list matches when any of its values does.
 *
 * A filter that says only true and false compares truth instead, so that `false` matches whatever
 * is not true: `banana`, 0 and null too. That is the service's own rule (`match_property` in
 * `rust/feature-flags`), kept since old SDKs count on it.
 */
export function matchExact(expected: unknown, actual: unknown): boolean {
  if (saysOnlyTrueOrFalse(expected)) return isTrue(expected) === isTrue(actual);
  const text = textOf(actual).toLowerCase();
  const values: unknown[] = Array.isArray(expected) ? expected : [expected];
  for (const value of values) if (textOf(value).toLowerCase() === text) return true;
  return false;
}

function saysOnlyTrueOrFalse(value: unknown): boolean {
  if (typeof value === 'boolean') return true;
  if (Array.isArray(value)) return value.every(saysOnlyTrueOrFalse);
  return says(value, 'true') || says(value, 'false');
}

function isTrue(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.every(isTrue);
  return says(value, 'true');
}

function says(value: unknown, word: 'true' | 'false'): boolean {
  return typeof value === 'string' && value.length === word.length && value.toLowerCase() === word;
}

type TextTest = 'icontains' | 'icontains_multi' | 'starts_with' | 'ends_with';

/**
 * Looks for a filter's text in a property's: anywhere, at the start or at the end. Only the letters
 * A to Z lose their case; a list passes `icontains_multi` when any of its values is found.
 */
export function matchText(test: TextTest, expected: unknown, actual: unknown): boolean {
  const text = lower(actual);
  if (test === 'starts_with') return text.startsWith(lower(expected));
  if (test === 'ends_with') return text.endsWith(lower(expected));
  if (test === 'icontains_multi' && Array.isArray(expected)) {
    return expected.some((item) => text.includes(lower(item)));
  }
  return text.includes(lower(expected));
}

function lower(value: unknown): string {
  return textOf(value).replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

type NumberTest = 'gt' | 'gte' | 'lt' | 'lte' | 'between' | 'not_between';

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

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const INFINITE = /^([+-]?)inf(?:inity)?$/i;

/** Reads what Rust's `parse::<f64>` reads: no spaces, no hexadecimal, no empty text. */
export function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  const text = textOf(value);
  if (NUMBER.test(text)) return Number(text);
  const infinite = INFINITE.exec(text);
  if (!infinite) return Number.NaN;
  return infinite[1] === '-' ? -Infinity : Infinity;
}
