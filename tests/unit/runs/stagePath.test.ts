import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stagePath, whyNotVisited } from '../../../src/runs/stagePath.ts';

/** Strings with more of what addresses are made of than chance would give. */
const name = fc
  .array(
    fc.oneof(
      fc.constantFrom('.', '%', '2', 'e', '/', '\\', '?', '#', '\t', '\n', ' '),
      fc.string({ unit: 'binary', maxLength: 2 }),
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(''));

test('every user either keeps their name in an address, or is told that they cannot', () => {
  fc.assert(
    fc.property(name, (user) => {
      if (whyNotVisited(user) !== undefined) {
        expect(user).toMatch(/^\.{1,2}$/);
        return;
      }
      const { pathname, search, hash } = new URL(stagePath('flag', user), 'http://site');
      const parts = pathname.split('/');
      expect([parts.length, search, hash]).toEqual([5, '', '']);
      expect(decodeURIComponent(parts.at(-1) ?? '')).toBe(user);
    }),
  );
});

test.each([
  ['.', 'The user “.” cannot be visited'],
  ['..', 'The user “..” cannot be visited'],
  ['\ud83d', 'holds half a character'],
  ['a\udc00b', 'holds half a character'],
])('says why %j is not visited', (user, sentence) => {
  expect(whyNotVisited(user)).toContain(sentence);
});
