import * as z from 'zod';

/** A person as PostHog's REST API gives it. */
export const personSchema = z.looseObject({
  id: z.union([z.string(), z.number()]),
  distinct_ids: z.array(z.string()),
  properties: z.record(z.string(), z.unknown()),
  created_at: z.string(),
});

export type Person = z.infer<typeof personSchema>;
