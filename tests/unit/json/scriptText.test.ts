import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNumbers } from '../../../src/json/longNumbers.ts';
import { scriptText } from '../../../src/json/scriptText.ts';

test('writes any JSON as JavaScript does', () => {
  const json = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('"toString"'));
  fc.assert(
    fc.property(json, (value) => {
      expect(scriptText(value)).toBe(Reflect.apply(String, undefined, [value]));
    }),
  );
});

test('writes long numbers as they were sent, within lists, too', () => {
  const text = '[9007199254740993,[-12345678901234567890]]';
  expect(scriptText(parseNumbers(text))).toBe('9007199254740993,-12345678901234567890');
});
