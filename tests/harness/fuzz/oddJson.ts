/**
 * Texts and JSON values that trip programs up.
 */

import fc from 'fast-check';

/** Keys that every object of JavaScript has, texts that end others, and characters that are none. */
const ODD_TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'a\udc00b',
  '\u202eada\u200b',
  '👩‍👩‍👧 ada',
  '\r\nSet-Cookie: a=b',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'NaN',
  '-0',
  '1e999',
  '9007199254740993',
  '%',
  '%00%ff',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  "' OR 1=1 --",
  '(?:(?:a{99}){99}){99}b',
  '(((((((((((((((((a+)+)+)+$',
  '-99999999999y',
  '99999.99999.99999-a+b',
  '2026-13-45T99:99:99Z',
  'x'.repeat(201),
  'y'.repeat(9000),
];

/** A text that nobody foresees. Lone halves of surrogate pairs are among them. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...ODD_TEXTS) },
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.array(fc.nat(0xffff), { maxLength: 8 }).map((codes) => String.fromCharCode(...codes)),
);

const DEPTHS = [70, 600, 20_000];
const deepMark = (depth: number) => `nested ${depth} deep`;

/** What JavaScript calls to make a text or a number of an object, and cannot. */
const NO_TEXT = { toString: 1, valueOf: 1, toJSON: 1 };

/** A value of JSON that nobody foresees. */
export const oddJson: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: oddText },
  fc.constantFrom(null, true, false, 0, -1, 0.1, 2 ** 31, 2 ** 53, -1e308, 5e-324),
  fc.constantFrom<unknown>([], {}, [[]], [null], { '': '' }, NO_TEXT, [NO_TEXT], { then: NO_TEXT }),
  fc.constantFrom(...DEPTHS.map(deepMark)),
  fc.dictionary(oddText, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }),
  fc.array(oddText, { maxLength: 60 }),
);

/** A value as JSON; lone surrogates are escaped, as JavaScript does. */
export function toJson(value: unknown): string {
  return DEPTHS.reduce(
    (text, depth) =>
      text.replaceAll(JSON.stringify(deepMark(depth)), '['.repeat(depth) + ']'.repeat(depth)),
    JSON.stringify(value),
  );
}
