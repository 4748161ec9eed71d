import { describe, expect, test } from 'vitest';
import { CURVE, curvePath } from '../../../../src/components/polling/curvePath.ts';
import {
  answerSentence,
  curveLabel,
  knowingSentence,
  pollingFacts,
} from '../../../../src/components/polling/pollingSentences.ts';
import { pollDelays } from '../../../../src/flags/polling/polls.ts';
import { readPolling } from '../../../../src/lessons/polling/readPolling.ts';

const form = { interval: 30, at: 10, start: 'apart', user: 'rosa@mail.example' } as const;

describe('the sentences', () => {
  test('say how many servers know', () => {
    expect(knowingSentence({ form, knowing: 16 })).toBe(
      '10 s after the save, 16 of 50 servers know of it.',
    );
    expect(knowingSentence({ form, knowing: 0 })).toBe(
      '10 s after the save, no server knows of it.',
    );
    expect(knowingSentence({ form, knowing: 50 })).toBe(
      '10 s after the save, all 50 servers know of it.',
    );
  });

  test('say what a user gets from which of them', () => {
    const said = (knowing: number, answers: { old: boolean; new: boolean } | undefined) =>
      answerSentence({ form, knowing, answers });
    const off = { old: true, new: false };
    expect(said(16, off)).toBe(
      'For rosa@mail.example the flag is off on 16 servers, and on 34 servers it is still on.',
    );
    expect(said(0, off)).toBe('For rosa@mail.example the flag is still on, on every server.');
    expect(said(50, off)).toBe('For rosa@mail.example the flag is off on every server.');
    expect(said(16, { old: true, new: true })).toBe(
      'For rosa@mail.example, that save changed nothing: on everywhere.',
    );
    expect(said(16, undefined)).toBe(
      'What the last save changed for rosa@mail.example, PostHog does not tell.',
    );
  });

  test('tell the curve, and its price', () => {
    const delays = pollDelays(30, 'apart');
    expect(curveLabel(delays, 30)).toMatch(
      /^Servers that know of the save: 0 after 0 s, \d+ after 7.5 s, \d+ after 15 s, \d+ after 22.5 s, 50 after 30 s\.$/,
    );
    expect(pollingFacts({ form, delays }).map(({ value }) => value)).toContain('6,000');
  });
});

describe('curvePath', () => {
  test('goes one step up for each server that asks within the time that is drawn', () => {
    expect(curvePath([1, 2, 9], 4)).toBe('M0 160H250.0V106.7H500.0V53.3H1000');
    expect(curvePath([3], 3)).toBe(`M0 ${CURVE.height}H1000.0V0.0H1000`);
  });
});

describe('readPolling', () => {
  test('takes what an address says, and leaves out what cannot be', () => {
    const read = (query: string) => readPolling(new URLSearchParams(query), 'ada');
    expect(read('')).toEqual({ interval: 30, at: 0, start: 'apart', user: 'ada' });
    expect(read('interval=5&at=2&start=together&user=ian')).toEqual({
      interval: 5,
      at: 2,
      start: 'together',
      user: 'ian',
    });
    expect(read('interval=0&at=-1&start=x')).toEqual(read(''));
    expect(read('interval=1e9&at=long')).toEqual(read(''));
  });
});
