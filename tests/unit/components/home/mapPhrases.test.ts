import { describe, expect, test } from 'vitest';
import { mapPhrase, tallyPhrase, timePhrase } from '../../../../src/components/home/mapPhrases.ts';

/** A tutorial by how many of three checks each of its steps has. */
const tutorial = (minutes: number, ...done: number[]) => ({
  id: 'a',
  title: 'A',
  description: '',
  needs: [],
  steps: done.map((count, index) => ({
    number: index + 1,
    title: '',
    href: `/a/${index}`,
    minutes,
    done: count,
    total: 3,
  })),
});

test.each([
  [1, 'about 1 minute'],
  [45, 'about 45 minutes'],
  [99, 'about 99 minutes'],
  [100, 'about 1½ hours'],
  [112, 'about 2 hours'],
  [250, 'about 4 hours'],
  [255, 'about 4½ hours'],
])('%i minutes are %s', (minutes, phrase) => {
  expect(timePhrase(minutes)).toBe(phrase);
});

describe('tallyPhrase', () => {
  test.each([
    [[0, 0], 'About 12 minutes, 2 steps'],
    [[3, 1], 'About 12 minutes, 1 of 2 steps and 4 of 6 checks done'],
    [[3, 3], 'Done: all 2 steps'],
  ])('says of %j what there is, and what is done', (done, phrase) => {
    expect(tallyPhrase(tutorial(6, ...done))).toBe(phrase);
  });
});

describe('mapPhrase', () => {
  test('says what all of it comes to', () => {
    expect(mapPhrase([tutorial(30, 0, 0), tutorial(30, 0)])).toBe(
      '2 tutorials, 3 steps, about 90 minutes.',
    );
  });

  test('says how far the reader is', () => {
    expect(mapPhrase([tutorial(30, 3, 1), tutorial(30, 0)])).toBe(
      '2 tutorials, 3 steps, about 90 minutes. Done so far: 1 of 3 steps, 4 of 9 checks.',
    );
  });
});
