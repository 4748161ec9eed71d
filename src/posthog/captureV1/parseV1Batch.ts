import * as z from 'zod';
import { readRfc3339 } from '../capture/parseTimestamp.ts';
import { canonicalUuid } from '../http/canonicalUuid.ts';
import type { Work } from '../work/startWork.ts';
import { captureV1Error } from './captureV1Error.ts';

const eventSchema = z.object({
  event: z.string(),
  uuid: z.string().trim(),
  distinct_id: z.string().trim(),
  timestamp: z.string(),
  session_id: z.string().nullish(),
  window_id: z.string().nullish(),
  options: z.unknown().optional(),
  properties: z.unknown().optional(),
});

const batchSchema = z.object({ created_at: z.string(), batch: z.array(z.unknown()) });

/** An event as an SDK sent it to capture V1, with a uuid that no other of its batch has. */
export type V1Event = z.infer<typeof eventSchema>;

/**
 * Reads the body of a capture V1 request: what spoils all of it is refused here, what spoils one
 * event is told in that event's result.
 * @throws RequestError 400 in PostHog's form
 */
export async function parseV1Batch(body: unknown, work: Work): Promise<V1Event[]> {
  const { created_at, batch } = parse(batchSchema, body);
  const events: V1Event[] = [];
  for (const item of batch) {
    events.push(parse(eventSchema, item));
    if (work.isOver()) await work.rest();
  }
  if (events.length === 0) throw captureV1Error('empty_batch', 'request batch is empty');
  if (readRfc3339(created_at) === undefined) {
    throw captureV1Error(
      'invalid_batch',
      `invalid batch: created_at is not valid RFC 3339: ${created_at}`,
    );
  }
  const seen = new Set<string>();
  return events.map((event) => ({ ...event, uuid: readUuid(event.uuid, seen) }));
}

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw captureV1Error('request_parsing_error', 'Failed to parse request body.');
}

function readUuid(text: string, seen: Set<string>): string {
  if (text === '') {
    throw captureV1Error('missing_event_uuid', 'event submitted without a uuid');
  }
  const uuid = canonicalUuid(text);
  if (uuid === undefined) throw captureV1Error('invalid_event_uuid', `invalid event uuid: ${text}`);
  if (seen.has(uuid)) {
    throw captureV1Error('duplicate_event_uuid', `duplicate event uuid: ${text}`);
  }
  seen.add(uuid);
  return uuid;
}
