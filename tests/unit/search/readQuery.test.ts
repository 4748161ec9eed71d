import { describe, expect, test } from 'vitest';
import { readQuery } from '../../../src/search/readQuery.ts';

describe('readQuery', () => {
  test.each([
    [null, ''],
    ['  condition \n set ', 'condition set'],
    ['a\ud800b', 'a\ufffdb'],
  ])('reads %j', (written, text) => {
    expect(readQuery(written)).toEqual({ text, isCut: false });
  });

  test('cuts what is too long after a word', () => {
    const { text, isCut } = readQuery('bucket '.repeat(50));
    expect(isCut).toBe(true);
    expect(text).toMatch(/^(bucket ){11}bucket$/);
    expect(readQuery('condition-set '.repeat(12)).text.length).toBeLessThanOrEqual(100);
  });

  test('cuts a word without end, and no letter in half', () => {
    const { text } = readQuery(`x${'😀'.repeat(200)}`);
    expect(text.length).toBeLessThanOrEqual(100);
    expect(text).toMatch(/^x[😀\ufffd]+$/u);
  });
});
