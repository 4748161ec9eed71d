/**
 * The events that a run sent, read from its requests.
 */

import * as z from 'zod';
import type { RunSoFar } from './run.ts';

/** An event as the run sent it, before PostHog stored it. */
export interface SentEvent {
  uuid: string;
  event: string;
  distinctId: string;
  properties: Record<string, unknown>;
}

const batchSchema = z.object({
  batch: z.array(
    z.looseObject({
      uuid: z.string(),
      event: z.string(),
      distinct_id: z.string(),
      properties: z.record(z.string(), z.unknown()).default({}),
    }),
  ),
});

/** The events of the run's user that the run sent, each once however often it was sent. */
export function sentEventsOf(run: Pick<RunSoFar, 'exchanges' | 'user'>): SentEvent[] {
  return batchedEvents(run).filter(({ distinctId }) => distinctId === run.user);
}

/** How many events the run sent: its user's, or else those that it sent under another distinct ID. */
export function countSent(run: Pick<RunSoFar, 'exchanges' | 'user'>): number {
  return sentEventsOf(run).length || batchedEvents(run).length;
}

/** All that was in the run's batches: one may hold events of other runs as well. */
function batchedEvents({ exchanges }: Pick<RunSoFar, 'exchanges'>): SentEvent[] {
  const events = exchanges.flatMap(({ request }) => {
    const parsed = batchSchema.safeParse(request);
    return parsed.success ? parsed.data.batch : [];
  });
  const byUuid = new Map(events.map((event) => [event.uuid, event]));
  return [...byUuid.values()].map(({ uuid, event, distinct_id, properties }) => ({
    uuid,
    event,
    distinctId: distinct_id,
    properties,
  }));
}
