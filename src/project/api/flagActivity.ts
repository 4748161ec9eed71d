import * as z from 'zod';
import type { SaveNote } from '../../flags/history/flagSaves.ts';

/** Who did it; null for PostHog itself. */
const userSchema = z.object({ first_name: z.string().nullish(), email: z.string().nullish() });

/** A field with its values, which PostHog leaves out where they are null or too large to keep. */
const changeSchema = z.object({
  field: z.string().nullish(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});

/** An entry of PostHog's activity log about a flag, as its REST API gives it. */
export const flagActivitySchema = z
  .object({
    /** `created`, `updated`, `deleted`. */
    activity: z.string(),
    created_at: z.iso.datetime({ offset: true }),
    user: userSchema.nullish(),
    /** The changes are null, or none, for a flag that was made. */
    detail: z.object({ changes: z.array(changeSchema).nullish() }).nullish(),
  })
  .transform(({ activity, created_at, user, detail }): SaveNote => ({
    at: Date.parse(created_at),
    by: user?.first_name || user?.email || undefined,
    activity,
    changes: detail?.changes ?? [],
  }));
