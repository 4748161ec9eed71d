import { isKeptNumber } from '../../json/longNumbers.ts';
import { isTooDeep } from '../../json/readJson.ts';
import { isRecord } from '../../json/record.ts';
import { boundClaim, boundTime } from '../capture/eventTime.ts';
import { DROPPED } from '../capture/parseCapture.ts';
import { readRfc3339 } from '../capture/parseTimestamp.ts';
import type { CapturedEvent } from '../store/createEventTable.ts';
import type { V1Event } from './parseV1Batch.ts';
import type { V1Headers } from './readV1Headers.ts';

/** What became of one event of a batch. `details` is PostHog's tag for the reason. */
export interface V1Result {
  result: 'ok' | 'warning' | 'drop' | 'retry';
  details?: string;
}

const MAX_BYTES = 200;

/** IDs that apps send by mistake for many people at once, in any case. */
const ILLEGAL_IDS = new Set([
  ...['0', '00000000-0000-0000-0000-000000000000', '[object object]', 'anonymous'],
  ...['anonymous-user', 'backend', 'distinct_id', 'distinctid', 'email', 'false', 'guest', 'id'],
  ...['nan', 'none', 'not_authenticated', 'null', 'system', 'true', 'undefined', 'user'],
]);

/**
 * Checks one event of a capture V1 batch and turns it into what is kept. One under an ID that many
 * people share by mistake is taken without a person.
 *
 * @param now milliseconds since 1970
 * @returns `event` is undefined when the event is dropped
 */
export function takeV1Event(
  raw: V1Event,
  headers: V1Headers,
  now: number,
): { result: V1Result; event?: CapturedEvent } {
  const time = readRfc3339(raw.timestamp);
  const options = readV1Options(raw.options);
  const { properties = {} } = raw;
  const problem = problemOf(raw) ?? (time === undefined ? 'invalid_event_timestamp' : undefined);
  if (problem !== undefined || time === undefined) return drop(problem);
  if (!isRecord(properties) || isTooDeep(properties)) return drop('malformed_event_properties');
  if (!options) return drop('invalid_options');

  const isShared = ILLEGAL_IDS.has(raw.distinct_id.toLowerCase());
  const skew = options['$ignore_sent_at'] === true ? 0 : headers.sentAt - now;
  const event = {
    uuid: raw.uuid,
    event: raw.event.replaceAll('\0', '\uFFFD').toWellFormed(),
    distinctId: raw.distinct_id.replaceAll('\0', '\uFFFD').toWellFormed(),
    timestamp: boundTime(time - skew, now),
    claimedTime: boundClaim(time),
    properties: {
      ...properties,
      ...(typeof raw.session_id === 'string' && { $session_id: raw.session_id }),
      ...(typeof raw.window_id === 'string' && { $window_id: raw.window_id }),
      ...options,
      ...(headers.lib && { $lib: headers.lib.name, $lib_version: headers.lib.version }),
      ...(isShared && { $process_person_profile: false }),
    },
  };
  const result: V1Result = isShared
    ? { result: 'ok', details: 'person_processing_disabled' }
    : { result: 'ok' };
  return { result, event };
}

function problemOf({ event, distinct_id }: V1Event): string | undefined {
  if (event === DROPPED) return 'dropped_performance_event';
  if (event === '') return 'missing_event_name';
  if (Buffer.byteLength(event) > MAX_BYTES) return 'event_name_too_long';
  if (distinct_id === '') return 'missing_distinct_id';
  return Buffer.byteLength(distinct_id) > MAX_BYTES ? 'distinct_id_too_large' : undefined;
}

function drop(details: string | undefined): { result: V1Result } {
  return { result: { result: 'drop', ...(details !== undefined && { details }) } };
}

/** Options of a V1 event, and the properties that they become. */
const BOOLEANS: Readonly<Record<string, string>> = {
  cookieless_mode: '$cookieless_mode',
  disable_skew_correction: '$ignore_sent_at',
  process_person_profile: '$process_person_profile',
};

/**
 * The properties that the options of a V1 event become. Booleans may come as numbers or texts, as
 * PostHog takes them.
 * @returns undefined when an option cannot be read
 */
function readV1Options(options: unknown): Record<string, unknown> | undefined {
  if (options === undefined || options === null) return {};
  if (!isRecord(options)) return undefined;
  const properties: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(BOOLEANS)) {
    const given = options[name];
    if (given === undefined || given === null) continue;
    const value = readBoolean(given);
    if (value === undefined) return undefined;
    properties[property] = value;
  }
  const tour = options['product_tour_id'];
  if (tour === undefined || tour === null) return properties;
  if (typeof tour === 'string') return { ...properties, $product_tour_id: tour };
  const isWhole = isKeptNumber(tour) || Number.isInteger(tour);
  return isWhole ? { ...properties, $product_tour_id: JSON.stringify(tour) } : undefined;
}

function readBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (isKeptNumber(value)) return true;
  const text = typeof value === 'string' ? value.trim().toLowerCase() : undefined;
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : undefined;
}
