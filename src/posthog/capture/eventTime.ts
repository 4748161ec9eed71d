/**
 * An event as it arrives, and when it happened.
 */

import { RequestError } from '../http/requestError.ts';
import { parseTimestamp } from './parseTimestamp.ts';

const MAX_AHEAD = 23 * 3_600_000;
const YEAR_0 = Date.parse('0000-01-01T00:00:00Z');

/** When an event happened, in milliseconds since 1970. */
interface EventTime {
  /** As it is kept. */
  timestamp: number;
  /** As the client gave it: see `CapturedEvent`. */
  claimedTime: number;
}

/**
 * When an event happened, by PostHog's rules (`parse_event_timestamp` in its `rust/common/types`):
 * `offset` counts back from the arrival; else `timestamp` is taken, corrected by how far the client's
 * clock (`sent_at`) was off, unless the event asks to leave it; else the arrival, also for what
 * cannot be read. A time far in the future is a wrong clock, and becomes the arrival.
 * @throws RequestError 400 when `offset` or `timestamp` is no value of its kind
 */
export function eventTime(
  raw: RawEvent,
  properties: Record<string, unknown>,
  { now, sentAt }: Arrival,
): EventTime {
  const offset = readOffset(raw['offset']);
  const written = readText(raw['timestamp']);
  if (offset !== undefined) {
    return { timestamp: boundTime(now - offset, now), claimedTime: boundClaim(-offset) };
  }
  const time = written === undefined ? undefined : parseTimestamp(written, now);
  if (time === undefined) return { timestamp: now, claimedTime: 0 };
  const isLeft = sentAt === undefined || properties['$ignore_sent_at'] === true;
  const timestamp = boundTime(isLeft ? time : time + now - sentAt, now);
  return { timestamp, claimedTime: boundClaim(time) };
}

/** A time as it is kept: one far in the future becomes now, one before the year 0 becomes 1970. */
export function boundTime(time: number, now: number): number {
  if (time > now + MAX_AHEAD) return now;
  return time < YEAR_0 ? 0 : Math.round(time);
}

/** A claimed time as it is kept: to the millisecond, and within what the store can hold. */
export function boundClaim(time: number): number {
  return Math.max(Math.min(Math.round(time), Number.MAX_SAFE_INTEGER), Number.MIN_SAFE_INTEGER);
}

function readOffset(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  throw malformed('offset must be a whole number of milliseconds');
}

function readText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  throw malformed('timestamp must be a string');
}

function malformed(reason: string): RequestError {
  return new RequestError(400, `failed to parse request: ${reason}`);
}

/** One event as an SDK sent it: a JSON object, and nothing more is known of it. */
export type RawEvent = Record<string, unknown>;

/** What the request as a whole says about its events. Times are milliseconds since 1970. */
export interface Arrival {
  now: number;
  /** When the client's clock says it sent the request. */
  sentAt: number | undefined;
  /** Name for an event that has none. */
  eventName?: string | undefined;
}
