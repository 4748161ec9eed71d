import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson5 } from '../../../src/json/parseJson5.ts';

describe('what the flag service takes for JSON', () => {
  test.each<[string, unknown]>([
    ['{"a": NaN, "b": [Infinity, -Infinity, +Infinity]}', { a: null, b: [null, null, null] }],
    ['{"a": "NaN, Infinity, ]", "b": NaN}', { a: 'NaN, Infinity, ]', b: null }],
    ['{NaN: 1, Infinity: 2, true: 3}', { NaN: 1, Infinity: 2, true: 3 }],
    ['{"a": [1, 2,], "b": {"c": 1,},}', { a: [1, 2], b: { c: 1 } }],
    ["{'a': 'b\"c', \"d\": 'it\\'s'}", { a: 'b"c', d: "it's" }],
    ['{$a_é1: 1, b : 2}', { $a_é1: 1, b: 2 }],
    ['// one\n{/* two } */ "a": 1, // three\n}', { a: 1 }],
    ['{"a": "// none", "b": "/* none */",}', { a: '// none', b: '/* none */' }],
    ['[+1, .5, 5., -.5, 0x1F, -0xff, 1e3, +2.5E-1,]', [1, 0.5, 5, -0.5, 31, -255, 1000, 0.25]],
    ["['\\x41\\v\\0\\\nz\\q\t']", ['A\v\0zq\t']],
    ['\uFEFF{"a":\u00A01}', { a: 1 }],
  ])('%s is read', (text, expected) => {
    expect(parseJson5(text)).toEqual(expected);
  });

  test('long numbers are kept here, too', () => {
    expect(JSON.stringify(parseJson5('[1152921504606846977, NaN, 0x1000000000000001]'))).toBe(
      '[1152921504606846977,null,1152921504606846977]',
    );
  });

  test.each([
    '',
    '[,]',
    '{,}',
    '[1,,]',
    '[1 2]',
    '{a}',
    '{a: b}',
    "['a]",
    '[NaNa]',
    '/* [1]',
    '[01]',
    '[- 5]',
    'undefined',
  ])('%j is refused', (text) => {
    expect(() => parseJson5(text)).toThrow(SyntaxError);
  });

  test('JSON is read as JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(parseJson5(text)).toEqual(JSON.parse(text));
        expect(parseJson5(`[${text}, NaN,]`)).toEqual([JSON.parse(text), null]);
      }),
    );
  });
});
