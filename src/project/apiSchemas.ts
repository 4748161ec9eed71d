/**
 * Persons and events as PostHog’s REST API gives them.
 */

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

/** A person as PostHog's REST API gives it. */
export const personSchema = z.looseObject({
  id: z.union([z.string(), z.number()]),
  distinct_ids: z.array(z.string()),
  properties: z.record(z.string(), z.unknown()),
  created_at: z.string(),
});

export type Person = z.infer<typeof personSchema>;
