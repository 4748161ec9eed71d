import * as z from 'zod';
import { readRfc3339 } from '../capture/eventTime.ts';
import { canonicalUuid } from '../http/canonicalUuid.ts';
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

const batchSchema = z.object({ created_at: z.string(), batch: z.array(eventSchema) });

/** An event as an SDK sent it to capture V1, with a uuid that no other of its batch has. */
export type V1Event = z.infer<typeof eventSchema>;

/**
 * Reads the body of a capture V1 request: what spoils all of it is refused here, what spoils one
 * event is told in that event's result.
 * @throws RequestError 400 in PostHog's form
 */
export function parseV1Batch(body: unknown): V1Event[] {
  const parsed = batchSchema.safeParse(body);
  if (!parsed.success) {
    throw captureV1Error('request_parsing_error', 'Failed to parse request body.');
  }
  const { created_at, batch } = parsed.data;
  if (batch.length === 0) throw captureV1Error('empty_batch', 'request batch is empty');
  if (readRfc3339(created_at) === undefined) {
    throw captureV1Error(
      'invalid_batch',
      `invalid batch: created_at is not valid RFC 3339: ${created_at}`,
    );
  }
  const seen = new Set<string>();
  return batch.map((event) => ({ ...event, uuid: readUuid(event.uuid, seen) }));
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
