import * as z from 'zod';

/** An event as PostHog's REST API gives it. */
export const eventSchema = z.looseObject({
  id: z.string(),
  event: z.string(),
  distinct_id: z.string(),
  /** ISO time at which it happened. */
  timestamp: z.string(),
  properties: z.record(z.string(), z.unknown()),
});

export type PostHogEvent = z.infer<typeof eventSchema>;
