import { expect, test } from 'vitest';
import {
  differencePhrase,
  replaySentence,
} from '../../../../src/components/wire/replaySentence.ts';
import type { Replay } from '../../../../src/runs/replayRequest.ts';

function makeReplay(
  outcome: Partial<Replay>,
  firstStatus: number | undefined,
  path: string,
): Replay {
  const request = { path, body: {}, first: { status: firstStatus, response: {} }, back: '/' };
  return { request, ms: 1, differences: [], ...outcome };
}

test.each([
  ['the same answer', { status: 200 }, 200, '/flags/', 'PostHog gives the same answer.'],
  [
    'another answer',
    { status: 200, differences: [{ place: 'a', first: 1, now: 2 }] },
    200,
    '/flags/',
    'PostHog gives another answer now.',
  ],
  [
    'another status',
    { status: 429 },
    200,
    '/flags/',
    'PostHog answers 429 now; the first time it answered 200.',
  ],
  [
    'an answer where there was none',
    { status: 200 },
    undefined,
    '/flags/',
    'PostHog answers 200 now; the first time it did not answer.',
  ],
  ['no answer', { error: 'fetch failed' }, 200, '/flags/', 'PostHog did not answer: fetch failed.'],
  [
    'a batch that is there already',
    { status: 200 },
    503,
    '/batch/',
    'PostHog answers 200 now; the first time it answered 503. The events carry the same uuids as before, so PostHog keeps none of them twice.',
  ],
  ['a batch that is refused', { status: 401 }, 401, '/batch/', 'PostHog gives the same answer.'],
])('tells of %s', (_what, outcome, firstStatus, path, sentence) => {
  expect(replaySentence(makeReplay(outcome, firstStatus, path))).toBe(sentence);
});

test('puts a difference into words', () => {
  expect(differencePhrase({ place: 'flags.a.enabled', first: false, now: true })).toBe(
    'flags.a.enabled is true; it was false',
  );
  expect(differencePhrase({ place: 'flags.b', first: undefined, now: { enabled: true } })).toBe(
    'flags.b is new: {"enabled":true}',
  );
  expect(differencePhrase({ place: 'flags.b', first: 'on', now: undefined })).toBe(
    'flags.b is gone; it was "on"',
  );
  expect(differencePhrase({ place: '', first: 'x'.repeat(99), now: 'Ok' })).toBe(
    `the answer is "Ok"; it was "${'x'.repeat(79)}…`,
  );
});
