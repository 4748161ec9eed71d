import { describe, expect, test } from 'vitest';
import { minutesOf, placeOf, wayOn } from '../../../../src/components/home/wayOn.ts';

/** A tutorial by how many of two checks each of its steps has: `tutorial('a', 2, 1, 0)`. */
const tutorial = (id: string, ...done: number[]) => ({
  id,
  title: id,
  description: '',
  needs: [],
  steps: done.map((count, index) => ({
    number: index + 1,
    title: `${id} ${index + 1}`,
    href: `/${id}/${index + 1}`,
    minutes: 5,
    done: count,
    total: 2,
  })),
});

const wayOf = (...tutorials: ReturnType<typeof tutorial>[]) => {
  const { kind, step } = wayOn(tutorials);
  return `${kind} ${step.href}`;
};

describe('wayOn', () => {
  test.each([
    ['with nothing done, to the first step', [0, 0, 0], [0, 0], 'start /a/1'],
    ['to the step after those that are done', [2, 2, 0], [0, 0], 'continue /a/3'],
    ['to the step that is half done', [2, 1, 0], [0, 0], 'continue /a/2'],
    ['past what was left open before', [1, 2, 0], [0, 0], 'continue /a/3'],
    ['back to what is open when all after it is done', [1, 0, 2], [0, 0], 'continue /a/1'],
    ['to the second tutorial after the first', [2, 2, 2], [0, 0], 'next /b/1'],
    ['to the second where it was begun', [2, 2, 2], [2, 0], 'continue /b/2'],
    [
      'to the first that was begun, though the second was touched',
      [2, 0, 0],
      [1, 0],
      'continue /a/2',
    ],
    ['to the second when the first was never begun', [0, 0, 0], [2, 0], 'continue /b/2'],
    ['all over again when everything is done', [2, 2, 2], [2, 2], 'again /a/1'],
  ])('leads %s', (_, first, second, expected) => {
    expect(wayOf(tutorial('a', ...first), tutorial('b', ...second))).toBe(expected);
  });

  test('needs a step', () => {
    expect(() => wayOn([])).toThrow('no step');
  });
});

describe('placeOf', () => {
  const placesOf = (...tutorials: ReturnType<typeof tutorial>[]) =>
    tutorials.map((one) => placeOf(one, wayOn(tutorials), tutorials)).join(' ');

  test.each([
    ['where to start', [0, 0], [0], [0], 'next open open'],
    ['where the reader is, and what comes next', [2, 1], [0], [0], 'here next open'],
    ['what is done, and what comes next', [2, 2], [0], [0], 'done next open'],
    ['past what is done to what comes next', [1, 0], [2], [0], 'here done next'],
    ['nothing before where the reader is', [0, 0], [1], [0], 'open here next'],
    ['that all is done', [2, 2], [2], [2], 'done done done'],
  ])('marks %s', (_, first, second, third, expected) => {
    const all = [tutorial('a', ...first), tutorial('b', ...second), tutorial('c', ...third)];
    expect(placesOf(...all)).toBe(expected);
  });
});

test('a tutorial takes as long as its steps together', () => {
  expect(minutesOf(tutorial('a', 0, 0, 0))).toBe(15);
});
