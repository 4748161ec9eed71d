import { describe, expect, test } from 'vitest';
import { hunks } from '../../../../src/components/compare/hunks.ts';

/** A file of lines `0` to `9`, of which some are added. */
const file = (...added: number[]) =>
  Array.from({ length: 10 }, (_, index) => ({
    html: String(index),
    ...(added.includes(index) ? { change: 'added' as const } : {}),
  }));
const shown = (...added: number[]) =>
  hunks(file(...added), 1).map((part) => part.map(({ html }) => html).join(''));

describe('hunks', () => {
  test('shows all of a file without changes', () => {
    expect(shown()).toEqual(['0123456789']);
  });

  test('shows changed lines with their neighbours, and parts them where lines are left out', () => {
    expect(shown(2, 7)).toEqual(['123', '678']);
  });

  test('joins parts that touch', () => {
    expect(shown(2, 5)).toEqual(['123456']);
  });

  test('stops at the ends of the file', () => {
    expect(shown(0, 9)).toEqual(['01', '89']);
  });
});
