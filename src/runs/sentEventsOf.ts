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

const eventSchema = z
  .looseObject({
    uuid: z.string(),
    event: z.string(),
    distinct_id: z.string().optional(),
    properties: z.record(z.string(), z.unknown()).default({}),
  })
  .transform(({ uuid, event, properties, distinct_id = properties['distinct_id'] }) => ({
    uuid,
    event,
    distinctId: typeof distinct_id === 'string' ? distinct_id : '',
    properties,
  }));

/** posthog-node sends batches; posthog-js sends lists of events, and single ones. */
const bodySchema = z.union([
  z.object({ batch: z.array(eventSchema) }).transform(({ batch }) => batch),
  z.array(eventSchema),
  eventSchema.transform((event) => [event]),
]);

/**
 * The events that the run sent, each once however often it was sent: those of its user, and those of a
 * browser, which has had other distinct IDs before the user logged in.
 */
export function sentEventsOf(run: Pick<RunSoFar, 'exchanges' | 'user'>): SentEvent[] {
  const inBrowser = eventsIn(run.exchanges.filter(({ from }) => from === 'browser'));
  const uuids = new Set(inBrowser.map(({ uuid }) => uuid));
  return eventsIn(run.exchanges).filter(
    ({ uuid, distinctId }) => distinctId === run.user || uuids.has(uuid),
  );
}

/** How many events the run sent: its user's, or else those that it sent under another distinct ID. */
export function countSent(run: Pick<RunSoFar, 'exchanges' | 'user'>): number {
  return sentEventsOf(run).length || eventsIn(run.exchanges).length;
}

/** All that was in the requests: a batch may hold events of other runs as well. */
function eventsIn(exchanges: RunSoFar['exchanges']): SentEvent[] {
  const events = exchanges.flatMap(({ request }) => bodySchema.safeParse(request).data ?? []);
  return [...new Map(events.map((event) => [event.uuid, event])).values()];
}
