/**
 * What came of a request that was sent again, in words.
 */

import { isolate } from '../../text/isolation.ts';
import type { Difference, Replay } from '../../runs/replayRequest.ts';

/** What came of a request that was sent again, beside what came of it the first time. */
export function replaySentence({ request, status, error, differences }: Replay): string {
  if (error !== undefined) return `PostHog did not answer: ${isolate(error)}.`;
  const { first, path } = request;
  const outcome =
    first.status === status
      ? `PostHog gives ${differences.length > 0 ? 'another answer now' : 'the same answer'}.`
      : `PostHog answers ${status} now; the first time it ${
          first.status === undefined ? 'did not answer' : `answered ${first.status}`
        }.`;
  const isTakenBatch = path.startsWith('/batch/') && status === 200;
  if (!isTakenBatch) return outcome;
  return `${outcome} The events carry the same uuids as before, so PostHog keeps none of them twice.`;
}

const LONGEST = 80;

/** A place in which two answers differ, in words. */
export function differencePhrase({ place, first, now }: Difference): string {
  const subject = place === '' ? 'the answer' : isolate(place);
  if (first === undefined) return `${subject} is new: ${shown(now)}`;
  if (now === undefined) return `${subject} is gone; it was ${shown(first)}`;
  return `${subject} is ${shown(now)}; it was ${shown(first)}`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return isolate(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}
