import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseExact, plainJson } from '../../../src/json/exactJson.ts';
import { isKeptNumber } from '../../../src/json/longNumbers.ts';

test.each(['1.0', '12345678901234567890', '-0', '1e2', '0.1000', '[1,1.50,{"a":2E5}]'])(
  '%s is printed as it was',
  (text) => {
    expect(JSON.stringify(parseExact(text))).toBe(text);
  },
);

test('everything else is what JSON.parse gives', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(plainJson(parseExact(text))).toEqual(plainJson(JSON.parse(text)));
    }),
  );
});

test('a text that is no JSON is given back', () => {
  expect(parseExact('{')).toBe('{');
});

test.each([200, 100_000])('a text of %i lists in one another is given back', (depth) => {
  const text = '['.repeat(depth) + ']'.repeat(depth);
  expect(parseExact(text)).toBe(text);
});

test('a kept number is no object that only looks like one', () => {
  expect(isKeptNumber(parseExact('1.0'))).toBe(true);
  expect(isKeptNumber(parseExact('{"rawJSON":"1.0"}'))).toBe(false);
  expect(isKeptNumber(1)).toBe(false);
});
