import { expect, test } from 'vitest';
import { createLru } from '../../../../src/flags/regex/createLru.ts';

test('gives back what was kept', () => {
  const lru = createLru<string>(100);
  lru.set('a', 'one', 10);
  lru.set('a', 'two', 20);
  expect(lru.get('a')).toBe('two');
  expect(lru.get('b')).toBeUndefined();
  expect(lru.bytes()).toBe(20);
});

test('lets go of what was not asked for longest, as much as it must', () => {
  const lru = createLru<number>(100);
  for (let key = 0; key < 10; key++) lru.set(`${key}`, key, 10);
  lru.get('0');
  lru.set('new', 10, 15);
  const kept = Array.from({ length: 10 }, (_, key) => lru.get(`${key}`));
  expect(kept).toEqual([0, undefined, undefined, 3, 4, 5, 6, 7, 8, 9]);
  expect(lru.bytes()).toBe(95);
});

test('does not keep what is larger than all of it', () => {
  const lru = createLru<number>(100);
  lru.set('small', 1, 10);
  lru.set('large', 2, 101);
  expect([lru.get('small'), lru.get('large'), lru.bytes()]).toEqual([1, undefined, 10]);
});
