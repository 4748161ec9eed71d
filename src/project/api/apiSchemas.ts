/**
 * Persons, groups and events as PostHog’s REST API gives them.
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

/** A kind of group, such as companies, as PostHog's REST API gives it. */
export const groupTypeSchema = z.looseObject({
  /** Its name in code, such as `company`. */
  group_type: z.string(),
  group_type_index: z.int(),
});

export type GroupType = z.infer<typeof groupTypeSchema>;

/** A group, such as a company, as PostHog's REST API gives it. */
export const groupSchema = z.looseObject({
  group_type_index: z.int(),
  group_key: z.string(),
  group_properties: z.record(z.string(), z.unknown()),
});

export type Group = z.infer<typeof groupSchema>;
