import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadRegex, matchRegex as late } from '../../../../src/flags/regex/lateRegex.ts';
import { matchRegex } from '../../../../src/flags/regex/matchRegex.ts';

test('decides nothing before the engine is there, and then as the server does', async () => {
  expect(() => late('a', 'a')).toThrow('await loadRegex()');
  await loadRegex();
  const parts = fc.constantFrom(
    'a',
    'b',
    '.',
    '(',
    ')',
    '|',
    '*',
    '+',
    '?',
    '[ab]',
    '\\d',
    '^',
    '$',
  );
  const pattern = fc.array(parts, { maxLength: 8 }).map((all) => all.join(''));
  fc.assert(
    fc.property(pattern, fc.string({ unit: fc.constantFrom('a', 'b', '1') }), (regex, text) => {
      expect(late(regex, text)).toBe(matchRegex(regex, text));
    }),
  );
});
