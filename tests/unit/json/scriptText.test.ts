import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scriptText } from '../../../src/json/scriptText.ts';

test('writes any JSON as JavaScript does', () => {
  const json = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('"toString"'));
  fc.assert(
    fc.property(json, (value) => {
      expect(scriptText(value)).toBe(Reflect.apply(String, undefined, [value]));
    }),
  );
});
