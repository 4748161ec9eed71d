import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layTape, tapeSentence } from '../../../../src/components/wire/tapeLayout.ts';
import type { Exchange } from '../../../../src/runs/run.ts';

function call(startMs: number, outcome: Partial<Exchange>): Exchange {
  return { method: 'POST', path: '/batch/', request: {}, startMs, late: false, ...outcome };
}

describe('layTape', () => {
  test('draws times to scale: the page, a call before its answer and a late one', () => {
    const exchanges = [call(1, { ms: 2, status: 200 }), call(60, { ms: 40, status: 200 })];
    const { scale, pageX, marks, rows } = layTape(exchanges, 5);
    expect({ scale, pageX, rows }).toEqual({ scale: 100, pageX: 5, rows: 1 });
    expect(marks.map(({ label, x, width }) => ({ label, x, width }))).toEqual([
      { label: '1', x: 1, width: 2 },
      { label: '2', x: 60, width: 40 },
    ]);
  });

  test('says in the label what went otherwise', () => {
    const exchanges = [
      call(0, { ms: 1, status: 503 }),
      call(10, { ms: 1, status: 304 }),
      call(20, { ms: 1, error: 'fetch failed' }),
      call(30, {}),
      call(40, { ms: 60, status: 200 }),
    ];
    const { marks } = layTape(exchanges, 5);
    expect(marks.map(({ label, state }) => [label, state])).toEqual([
      ['1: 503', 'failed'],
      ['2: 304', 'unchanged'],
      ['3: no answer', 'failed'],
      ['4: no answer yet', 'waiting'],
      ['5', 'taken'],
    ]);
  });

  test('draws what is not answered yet up to the end', () => {
    const [first] = layTape([call(20, {})], 100).marks;
    expect(first).toMatchObject({ x: 20, width: 80 });
  });

  test('turns a label round that would leave the drawing', () => {
    const [first] = layTape([call(99, { ms: 1, status: 503 })], 5).marks;
    expect(first).toMatchObject({ anchor: 'end', labelX: 100 });
  });

  test('keeps everything within the drawing and apart from its neighbours', () => {
    const calls = fc.array(
      fc.record({
        startMs: fc.double({ min: 0, max: 60_000, noNaN: true }),
        ms: fc.option(fc.double({ min: 0, max: 9000, noNaN: true }), { nil: undefined }),
        status: fc.constantFrom(200, 304, 503),
      }),
      { maxLength: 30 },
    );
    const exchanges = calls.map((outcomes) =>
      outcomes
        .toSorted((one, other) => one.startMs - other.startMs)
        .map(({ startMs, ms, status }) => call(startMs, ms === undefined ? {} : { ms, status })),
    );
    fc.assert(
      fc.property(exchanges, fc.double({ min: 0, max: 9000, noNaN: true }), (exchanges, pageMs) => {
        const { marks, rows, pageX } = layTape(exchanges, pageMs);
        expect(pageX).toBeLessThanOrEqual(100);
        for (const { x, width, row } of marks) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(100 + 1e-9);
          expect(row).toBeLessThan(rows);
        }
        for (const [index, one] of marks.entries()) {
          for (const other of marks.slice(index + 1)) {
            if (one.row === other.row) expect(one.x + one.width).toBeLessThanOrEqual(other.x);
          }
        }
      }),
    );
  });
});

describe('tapeSentence', () => {
  test('tells the tape to those who do not see it', () => {
    const exchanges = [
      { ...call(0.4, { ms: 2.1, status: 200 }), path: '/flags/?v=2' },
      call(53, { ms: 4, status: 503, late: true, attempt: { number: 1, of: 2 } }),
      call(3053, { late: true, attempt: { number: 2, of: 2 } }),
    ];
    expect(tapeSentence(exchanges, 3.1)).toBe(
      'The page was answered after 3.1 ms. To PostHog: ' +
        '1: POST /flags/?v=2, sent at 0.4 ms, took 2.1 ms, 200. ' +
        '2: POST /batch/, sent at 53 ms, took 4.0 ms, after the page was answered, attempt 1 of 2, 503. ' +
        '3: POST /batch/, sent at 3.1 s, after the page was answered, attempt 2 of 2, no answer yet.',
    );
  });

  test('tells a 304 for what it is', () => {
    expect(tapeSentence([call(1, { ms: 1, status: 304 })], 3)).toContain(
      'unchanged: PostHog sent nothing new, 304.',
    );
  });
});
