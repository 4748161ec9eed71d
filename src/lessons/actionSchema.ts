import * as z from 'zod';
import { filtersSchema } from '../flags/flag.ts';

const key = z.string().min(1);

/** A request through the console of the step. */
const runAction = z.strictObject({
  run: key,
  stage: key.optional(),
  posthog: z.enum(['up', 'slow', 'down']).optional(),
  browser: key.optional(),
  /** How often at most, one after the other: until the check is passed. */
  times: z.int().min(2).max(40).optional(),
  /** For how many milliseconds PostHog's first answer is held, where the stage has it held back. */
  hold: z.int().min(1).max(20_000).optional(),
});

const WHAT = 'run, row, save, switch, lag, paused, settle, wait, open or send';

/**
 * One thing that a reader does to pass a check, for `npm run check-lessons`, which does it: in the
 * frontmatter of a check under `walk`, where the words of its Try-it item do not say it all.
 */
export const actionSchema = z.union(
  [
    runAction,
    /** Several requests in a row, by the id of the row. */
    z.strictObject({ row: key, user: key.optional(), stage: key.optional() }),
    /** Saves a flag of the tutorial by its key: its recipe, one of its states, or it with other sets. */
    z.strictObject({
      save: key,
      as: key.optional(),
      groups: filtersSchema.shape.groups.unwrap().optional(),
    }),
    /** Switches a flag on or off by its key. */
    z.strictObject({ switch: key, active: z.boolean() }),
    /** By how many milliseconds ingestion is delayed from now on. */
    z.strictObject({ lag: z.int().min(0) }),
    z.strictObject({ paused: z.boolean() }),
    /** Waits until everything that was accepted is ingested. */
    z.strictObject({ settle: z.literal(true) }),
    /** Waits so many milliseconds. */
    z.strictObject({ wait: z.int().min(1).max(20_000) }),
    /** Opens a page of the site; `{asked}` stands for the distinct ID that the run before asked about. */
    z.strictObject({ open: z.string().startsWith('/') }),
    /** Sends a form to a page of the site. */
    z.strictObject({ send: z.string().startsWith('/'), fields: z.record(z.string(), z.string()) }),
  ],
  {
    error: ({ input }) =>
      `${JSON.stringify(input)} is nothing that a reader can do. Use one of ${WHAT}, with what belongs to it.`,
  },
);

export type Action = z.infer<typeof actionSchema>;
