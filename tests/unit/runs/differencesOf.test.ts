import { expect, test } from 'vitest';
import { differencesOf } from '../../../src/runs/replayRequest.ts';

test('names each place in which two answers differ', () => {
  const first = { flags: { a: { enabled: false }, b: { enabled: true } }, list: [1, 2] };
  const now = { flags: { a: { enabled: true }, c: { enabled: true } }, list: [1, 3] };
  expect(differencesOf(first, now)).toEqual([
    { place: 'flags.a.enabled', first: false, now: true },
    { place: 'flags.b', first: { enabled: true }, now: undefined },
    { place: 'flags.c', first: undefined, now: { enabled: true } },
    { place: 'list.1', first: 2, now: 3 },
  ]);
});

test('overlooks what belongs to one answer alone', () => {
  const answer = (id: string) => ({ flags: {}, requestId: id, evaluatedAt: Number(id) });
  expect(differencesOf(answer('1'), answer('2'))).toEqual([]);
});

test('compares answers that are no objects as a whole', () => {
  expect(differencesOf('Ok', 'Ok')).toEqual([]);
  expect(differencesOf('', { status: 1 })).toEqual([{ place: '', first: '', now: { status: 1 } }]);
});
