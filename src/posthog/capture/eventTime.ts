/**
 * An event as it arrives, and when it happened.
 */

const MAX_AHEAD = 23 * 3_600_000;
const YEAR_0 = Date.parse('0000-01-01T00:00:00Z');
const WITH_ZONE = /(?:z|[+-]\d{2}:?\d{2})$/i;

/** When an event happened, in milliseconds since 1970. */
interface EventTime {
  /** As it is kept. */
  timestamp: number;
  /** As the client gave it: see `CapturedEvent`. */
  claimedTime: number;
}

/**
 * When an event happened, by PostHog's rules (`rust/capture` and
 * `parseEventTimestamp` of the ingestion): `offset` counts back from the arrival; else `timestamp`
 * is taken, corrected by how far the client's clock (`sent_at`) was off, unless the event asks to
 * leave it; else the arrival. A time far in the future is a wrong clock, and becomes the arrival.
 */
export function eventTime(
  raw: RawEvent,
  properties: Record<string, unknown>,
  { now, sentAt }: Arrival,
): EventTime {
  const { offset } = raw;
  if (typeof offset === 'number' && Number.isFinite(offset)) {
    return { timestamp: boundTime(now - offset, now), claimedTime: boundClaim(-offset) };
  }
  const time = readTime(raw['timestamp']);
  if (time === undefined) return { timestamp: now, claimedTime: 0 };
  const isLeft = sentAt === undefined || properties['$ignore_sent_at'];
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

/** Reads an ISO time; one without an offset is in UTC. Undefined when it is none. */
export function readTime(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const time = Date.parse(WITH_ZONE.test(value) || value.length < 11 ? value : `${value}Z`);
  return Number.isNaN(time) ? undefined : time;
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

const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;

/** Milliseconds since 1970; undefined for what is no time of RFC 3339, which always has an offset. */
export function readRfc3339(text: string): number | undefined {
  if (!RFC_3339.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
