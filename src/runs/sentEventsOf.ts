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
export function sentEventsOf({
  exchanges,
  user,
}: Pick<RunSoFar, 'exchanges' | 'user'>): SentEvent[] {
  const events = exchanges.flatMap(({ request }) => {
    const parsed = batchSchema.safeParse(request);
    return parsed.success ? parsed.data.batch : [];
  });
  const byUuid = new Map(events.map((event) => [event.uuid, event]));
  return [...byUuid.values()]
    .filter((event) => event.distinct_id === user)
    .map(({ uuid, event, distinct_id, properties }) => ({
      uuid,
      event,
      distinctId: distinct_id,
      properties,
    }));
}
