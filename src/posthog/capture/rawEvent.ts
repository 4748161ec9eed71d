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
