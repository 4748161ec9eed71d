import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseList, printList } from '../../../src/scene/listText.ts';

describe('parseList', () => {
  test.each([
    ['ada, ian', ['ada', 'ian']],
    [String.raw`Lyon\, France`, ['Lyon, France']],
    [String.raw`Lyon\, France, Nice`, ['Lyon, France', 'Nice']],
    [String.raw`a\,b\,c,d`, ['a,b,c', 'd']],
    [String.raw`C:\temp, D:\ , x`, ['C:\\temp', 'D:\\', 'x']],
    [String.raw`end\ `, ['end\\']],
    [' , ada ,, ', ['ada']],
    ['', []],
  ])('reads %j as PostHog’s field does', (text, items) => {
    expect(parseList(text)).toEqual(items);
  });
});

const item = fc
  .string({ minLength: 1, unit: fc.constantFrom('a', ',', '\\', ' ', 'é', '"') })
  .map((text) => text.trim())
  .filter((text) => text !== '');

test('a printed list is read as the same list', () => {
  fc.assert(
    fc.property(fc.array(item), (items) => {
      expect(parseList(printList(items))).toEqual(items);
    }),
  );
});

test('a list without commas and backslashes is printed as people write it', () => {
  expect(printList(['ada', 'ian'])).toBe('ada, ian');
});
