import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isKeptNumber, parseNumbers } from '../../../src/json/longNumbers.ts';

function kept(text: string): string {
  return JSON.stringify(parseNumbers(text));
}

describe('JSON with long numbers', () => {
  test.each([
    '9007199254740993',
    '-9007199254740993',
    '[1152921504606846977,{"a":[18446744073709551615,-9223372036854775808]}]',
    '{"a":123456789012345678901234567890,"b":1}',
    '{"__proto__":1152921504606846977}',
    '["1152921504606846977, \\"1152921504606846977",1152921504606846977]',
    '["\\\\",1152921504606846977,"\\\\\\"",1152921504606846978]',
    '[" 1152921504606846977, 1152921504606846978, ",1152921504606846977]',
  ])('%s is written as it was read', (text) => {
    expect(kept(text)).toBe(text);
  });

  test('numbers that JavaScript holds exactly, or that are not whole, are its numbers', () => {
    const text = '[9007199254740991,1000000000000000,1.12345678901234567,1e16,-0,3]';
    expect(parseNumbers(text)).toEqual(JSON.parse(text));
    expect(isKeptNumber(parseNumbers('1152921504606846977'))).toBe(true);
    expect([1, '1', null, {}, [], { rawJSON: '1' }].some(isKeptNumber)).toBe(false);
  });

  test.each([
    '01152921504606846977',
    '[1152921504606846977,]',
    '{1152921504606846977:1}',
    '+1152921504606846977',
  ])('%s is refused in the words of what was sent', (text) => {
    expect(() => parseNumbers(text)).toThrow(SyntaxError);
    expect(() => parseNumbers(text)).not.toThrow(/[0-9a-f]{8}-/);
  });

  test('whatever stands beside it stays as it is, and it is exact', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.bigInt({ min: 2n ** 53n + 1n, max: 2n ** 64n }),
        (other, id) => {
          const rest = JSON.stringify(other);
          const text = `{"a":${rest},"id":${id},"z":[${id},${rest}]}`;
          const again = kept(text);
          expect(again).toContain(`"id":${id},"z":[${id},`);
          expect(JSON.parse(again)).toEqual(JSON.parse(text));
        },
      ),
    );
  });
});
