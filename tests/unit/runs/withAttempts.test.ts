import { expect, test } from 'vitest';
import type { Exchange } from '../../../src/runs/run.ts';
import { withAttempts } from '../../../src/runs/tape.ts';

function call(path: string, request: unknown, outcome: Partial<Exchange>): Exchange {
  return { method: 'POST', path, request, startMs: 0, late: false, ...outcome };
}

const batch = (uuids: string[], outcome: Partial<Exchange>) =>
  call('/batch/', { batch: uuids.map((uuid) => ({ uuid })) }, outcome);
const attempts = (exchanges: Exchange[]) => withAttempts(exchanges).map(({ attempt }) => attempt);

test('counts a batch that is sent until PostHog takes it, also with events that joined it', () => {
  expect(
    attempts([
      batch(['a'], { error: 'fetch failed' }),
      batch(['a'], { status: 503 }),
      batch(['a', 'b'], { status: 200 }),
    ]),
  ).toEqual([
    { number: 1, of: 3 },
    { number: 2, of: 3 },
    { number: 3, of: 3 },
  ]);
});

test('counts a question about flags that is asked again after a failure', () => {
  const flags = (outcome: Partial<Exchange>) =>
    call('/flags/?v=2', { distinct_id: 'ada' }, outcome);
  expect(attempts([flags({ status: 504 }), flags({ status: 200 })])).toEqual([
    { number: 1, of: 2 },
    { number: 2, of: 2 },
  ]);
});

test('takes nothing for an attempt that differs, or that comes after a success or a refusal', () => {
  const one = call('/flags/?v=2', { distinct_id: 'ada' }, { status: 500 });
  const other = call('/flags/?v=2', { distinct_id: 'bob' }, { status: 200 });
  expect(attempts([one, other])).toEqual([undefined, undefined]);
  expect(attempts([other, other])).toEqual([undefined, undefined]);
  expect(attempts([batch(['a'], { status: 401 }), batch(['a'], { status: 200 })])).toEqual([
    undefined,
    undefined,
  ]);
  expect(attempts([batch(['a'], { status: 503 }), batch(['b'], { status: 200 })])).toEqual([
    undefined,
    undefined,
  ]);
});

test('keeps the attempts of two batches apart', () => {
  const exchanges = [
    batch(['a'], { status: 503 }),
    batch(['b'], { status: 503 }),
    batch(['a'], { status: 200 }),
    batch(['b'], { status: 200 }),
  ];
  expect(attempts(exchanges).map((attempt) => attempt?.number)).toEqual([1, 1, 2, 2]);
});
