/**
 * A capture request, read in any of PostHog’s shapes.
 */

import { isRecord } from '../../json/record.ts';
import { findToken } from '../http/findToken.ts';
import { RequestError } from '../http/requestError.ts';
import type { CapturedEvent } from '../store/createEventTable.ts';
import type { Work } from '../work/startWork.ts';
import type { Arrival, RawEvent } from './eventTime.ts';
import { parseEvent } from './parseEvent.ts';
import { readSentAt } from './parseTimestamp.ts';

/** What a capture request asks to be kept, and for which project. */
export interface Capture {
  token: string;
  events: CapturedEvent[];
}

/** What an old posthog-js sends of a page's speed, which PostHog takes no more. */
export const DROPPED = '$performance_event';

/**
 * Reads a capture request in any of PostHog's shapes: one event, an array of events, or an
 * envelope `{ api_key, batch, sent_at }`. One bad event refuses the whole request.
 *
 * @param arrival `sentAt` counts when the envelope does not say it
 * @throws RequestError 400 or 401 with PostHog's words.
 */
export async function parseCapture(
  payload: unknown,
  arrival: Arrival,
  work: Work,
): Promise<Capture> {
  const envelope = isRecord(payload) && Array.isArray(payload['batch']) ? payload : undefined;
  const rawEvents = toEvents(envelope?.['batch'] ?? payload);
  const token = findToken(rawEvents, envelope);
  const sentAt = readSentAt(envelope?.['sent_at']) ?? arrival.sentAt;
  const events: CapturedEvent[] = [];
  for (const raw of rawEvents) {
    events.push(parseEvent(raw, { ...arrival, sentAt }));
    if (work.isOver()) await work.rest();
  }
  return { token, events };
}

function toEvents(payload: unknown): RawEvent[] {
  const events: unknown[] = Array.isArray(payload) ? payload : [payload];
  if (events.length === 0) throw new RequestError(400, 'request holds no event');
  for (const event of events) {
    if (!isRecord(event)) {
      throw new RequestError(400, 'failed to parse request: an event must be a JSON object');
    }
  }
  const taken = (events as RawEvent[]).filter(({ event }) => event !== DROPPED);
  if (taken.length > 0) return taken;
  throw new RequestError(400, 'payload empty after filtering invalid event types');
}
