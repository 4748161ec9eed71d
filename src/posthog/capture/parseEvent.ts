import { isTooDeep } from '../../json/readJson.ts';
import { isRecord } from '../../json/record.ts';
import { canonicalUuid } from '../http/canonicalUuid.ts';
import { RequestError } from '../http/requestError.ts';
import { readDistinctId } from '../persons/distinctId.ts';
import type { CapturedEvent } from '../store/createEventTable.ts';
import { type Arrival, eventTime, type RawEvent } from './eventTime.ts';

const MAX_NAME_LENGTH = 200;

/**
 * Reads one event as an SDK sent it. Written by hand, not with zod, because every captured event
 * comes through here.
 * @throws RequestError 400 with PostHog's words when the event cannot be taken.
 */
export function parseEvent(raw: RawEvent, arrival: Arrival): CapturedEvent {
  // All of it, for a distinct ID may be any JSON, and `$set` may stand beside the properties.
  if (isTooDeep(raw)) throw malformed('recursion limit exceeded');
  const properties = readProperties(raw);
  const event = readName(raw['event'] ?? arrival.eventName);
  const distinctId =
    readDistinctId(raw['distinct_id']) ??
    readDistinctId(raw['$distinct_id']) ??
    readDistinctId(properties['distinct_id']);
  if (distinctId === undefined) {
    throw new RequestError(400, 'event submitted without a distinct_id');
  }
  return {
    uuid: readUuid(raw['uuid']),
    event,
    distinctId,
    ...eventTime(raw, properties, arrival),
    properties,
  };
}

/** posthog-python sends `$set` and `$set_once` beside the properties; they win over those inside. */
function readProperties(raw: RawEvent): Record<string, unknown> {
  const properties = raw['properties'] ?? {};
  if (!isRecord(properties)) throw malformed('properties must be a JSON object');
  for (const name of ['$set', '$set_once']) {
    const beside = raw[name];
    if (!isRecord(beside)) continue;
    if (isTooDeep(beside)) throw malformed('recursion limit exceeded');
    const inside = properties[name];
    properties[name] = isRecord(inside) ? { ...inside, ...beside } : beside;
  }
  return properties;
}

function readName(name: unknown): string {
  if (name === undefined || name === null || name === '') {
    throw new RequestError(400, 'event submitted with an empty event name');
  }
  if (typeof name !== 'string') throw malformed('event must be a string');
  return name.slice(0, MAX_NAME_LENGTH).replaceAll('\0', '\uFFFD').toWellFormed();
}

function readUuid(uuid: unknown): string {
  if (uuid === undefined || uuid === null || uuid === '') return crypto.randomUUID();
  const canonical = typeof uuid === 'string' ? canonicalUuid(uuid) : undefined;
  if (canonical === undefined) throw malformed('uuid must be a UUID');
  return canonical;
}

function malformed(reason: string): RequestError {
  return new RequestError(400, `failed to parse request: ${reason}`);
}
