/**
 * How much a request may bring, by PostHog's own limits where it has them.
 */
import { RequestError } from './requestError.ts';

/** Bytes that PostHog's queue takes of one event (`kafka_producer_message_max_bytes`, in MiB). */
export const MOST_EVENT_BYTES = 1024 * 1024;

/**
 * Events of one request. PostHog sets no number, but has a machine for each step of the way; SDKs
 * send 100 at a time, and 20 MB hold as many events of 400 bytes.
 */
export const MOST_EVENTS = 50_000;

/** What PostHog says of a body that is too big; SDKs answer by sending smaller batches. */
export function tooBig(limit: number): RequestError {
  return new RequestError(413, `maximum event size exceeded: the limit is ${limit} bytes`);
}

/** What is said of more events than are taken at a time; SDKs answer as to a body that is too big. */
export function tooMany(): RequestError {
  return new RequestError(
    413,
    `maximum event size exceeded: the limit is ${MOST_EVENTS} events in a request`,
  );
}
