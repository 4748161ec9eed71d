import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findJsonFault } from '../../../src/json/findJsonFault.ts';

describe('findJsonFault', () => {
  test.each([
    ['{"a": 1,\n "b": }', 2, 7, 'a value is missing before this }'],
    ['{"a": 1 "b": 2}', 1, 9, 'a comma or } is missing'],
    ['{"a": 1,}', 1, 9, 'a comma stands before this }, and nothing follows it'],
    ['[1, 2', 1, 6, 'a comma or ] is missing'],
    ["{'a': 1}", 1, 2, 'a key in double quotes is missing'],
    ['{"a" 1}', 1, 6, 'a : is missing after the key'],
    ["['a']", 1, 2, 'a text stands between double quotes: "'],
    ['["a]', 1, 2, 'this text does not end on its line'],
    ['{"a": 1} {', 1, 10, 'the JSON is over here, and more follows'],
    [
      'red',
      1,
      1,
      'a value is missing: a text in double quotes, a number, true, false, null, { or [',
    ],
    [
      '[01]',
      1,
      2,
      'a value is missing: a text in double quotes, a number, true, false, null, { or [',
    ],
    ['', 1, 1, 'a value is missing at the end'],
  ])('finds in %j line %i, column %i: %s', (text, line, column, wrong) => {
    expect(findJsonFault(text)).toEqual({ line, column, wrong });
  });

  test('finds none in JSON, and one in all else, within the text or at its end', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(
          '{',
          '}',
          '[',
          ']',
          ',',
          ':',
          '"a"',
          '"',
          '1',
          '-',
          'true',
          ' ',
          '\n',
          '\0',
        ),
        fc.json(),
      ),
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        const fault = findJsonFault(text);
        expect(fault === undefined).toBe(isJson(text));
        const lines = text.split('\n');
        if (fault)
          expect(fault.column).toBeLessThanOrEqual((lines[fault.line - 1] ?? '').length + 1);
      }),
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
