import * as z from 'zod';

/** Longer rows would keep a reader waiting, and their cards would not fit beside each other. */
const MOST_REQUESTS = 6;
const LONGEST_WAIT_MS = 5000;

/** Requests that run one after the other by one click, as a step's frontmatter says them. */
export const rowSchema = z.strictObject({
  id: z.string().regex(/^[\w-]+$/),
  /** What the click says, e.g. `Visit, like, visit again`. */
  title: z.string().min(1).max(60),
  requests: z
    .array(
      z.strictObject({
        /** What is left out is what the console stands at. */
        stage: z.string().optional(),
        user: z.string().min(1).optional(),
        browser: z.string().optional(),
        /** How many milliseconds to wait before it, once the page of the one before is there. */
        after: z.int().min(0).max(LONGEST_WAIT_MS).default(0),
      }),
    )
    .min(2)
    .max(MOST_REQUESTS),
});

export type Row = z.infer<typeof rowSchema>;
