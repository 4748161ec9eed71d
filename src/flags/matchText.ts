import { textOf } from './textOf.ts';

export type TextTest = 'icontains' | 'icontains_multi' | 'starts_with' | 'ends_with';

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
