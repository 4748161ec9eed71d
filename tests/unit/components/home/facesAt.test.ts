import { describe, expect, test } from 'vitest';
import { facesAt } from '../../../../src/components/home/facesAt.ts';
import { readTry } from '../../../../src/components/home/readTry.ts';
import { countPhrase, movedPhrase } from '../../../../src/components/home/trySentences.ts';
import { isInRollout } from '../../../../src/flags/bucketing.ts';

const KEY = 'new-cool-feature';
const PERCENTS = Array.from({ length: 101 }, (_, percent) => percent);
const namesIn = (percent: number) =>
  facesAt(KEY, percent).flatMap(({ user, isIn }) => (isIn ? user : []));

describe('facesAt', () => {
  test('at every percent, the evaluator lets in just those whom the browser does', () => {
    for (const percent of PERCENTS) {
      for (const { user, bucket, isIn } of facesAt(KEY, percent)) {
        // The browser has the bucket as an attribute, and so as a text.
        const inBrowser = isInRollout(percent, Number(String(bucket)));
        expect({ percent, user, isIn: inBrowser }).toEqual({ percent, user, isIn });
      }
    }
  });

  test('lets in eleven of the twenty at 50 %, and lena as the fourteenth', () => {
    expect(facesAt(KEY, 0)).toHaveLength(20);
    expect(namesIn(50)).toHaveLength(11);
    expect(namesIn(56)).toHaveLength(14);
    expect(namesIn(56)).toContain('lena');
    expect(namesIn(55)).not.toContain('lena');
  });

  test('never puts anybody out by a wider rollout', () => {
    for (const percent of PERCENTS.slice(1)) {
      expect(namesIn(percent)).toEqual(expect.arrayContaining(namesIn(percent - 1)));
    }
  });

  test('stand by name, or by bucket with those who are in first', () => {
    const byName = facesAt(KEY, 50, 'name').map(({ user }) => user);
    expect(byName).toEqual(byName.toSorted());
    const byBucket = facesAt(KEY, 50, 'bucket');
    expect(byBucket.map(({ isIn }) => isIn).lastIndexOf(true)).toBe(10);
  });
});

describe('readTry', () => {
  test.each([
    ['', { percent: 50, from: undefined, order: 'name' }],
    ['percent=30&order=bucket&from=100', { percent: 30, from: 100, order: 'bucket' }],
    ['percent=0', { percent: 0, from: undefined, order: 'name' }],
    ['percent=101&order=size&from=-1', { percent: 50, from: undefined, order: 'name' }],
    ['percent=1e1&from=', { percent: 50, from: undefined, order: 'name' }],
  ])('reads %j', (query, expected) => {
    expect(readTry(new URLSearchParams(query))).toEqual(expected);
  });
});

describe('the sentences', () => {
  test('say how many are in, and that nothing was deployed', () => {
    expect(countPhrase(11, 20)).toBe('11 of 20 see the new page. No deploy happened.');
  });

  test.each([
    [['lena'], [], 'lena joined, and nobody left.'],
    [['erin', 'eva', 'lena'], [], 'erin, eva and lena joined, and nobody left.'],
    [[], ['a', 'b', 'c', 'd', 'e'], '5 people left, and nobody joined.'],
  ])('say of %j and %j who came and went', (joined, left, sentence) => {
    expect(movedPhrase(joined, left, 'name')).toBe(sentence);
  });

  test('say what there is to see when nobody moved', () => {
    expect(movedPhrase([], [], 'name')).toContain('looks like chance');
    expect(movedPhrase([], [], 'bucket')).toContain('A line through the buckets');
  });
});
