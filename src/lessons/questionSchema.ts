/**
 * A question that is asked before the run which answers it.
 */

import * as z from 'zod';

/** In the frontmatter of a step, under `questions`; `<Predict id="…"/>` shows it. */
export const questionSchema = z
  .strictObject({
    /** Unlike that of any other question, in any step. */
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    ask: z.string().min(1),
    /** Whether it asks for a reason, and not just for what happens. */
    why: z.boolean().default(false),
    /** The run that answers it: whose, of which stage if not the step's, and what of it. */
    user: z.string().optional(),
    stage: z.string().optional(),
    /** The row of requests that makes this run, where one request alone does not answer. */
    row: z.string().optional(),
    /** PostHog's state that the run wants. */
    posthog: z.enum(['up', 'slow', 'down']).default('up'),
    /** The browser that makes it, where another one says something else. */
    browser: z.string().optional(),
    of: z.string().optional(),
    /** What the evaluator works out instead of a run. */
    computed: z.string().optional(),
    choices: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[a-z][a-z0-9-]*$/),
          text: z.string().min(1),
          /** Said once the run has answered: why it is so, or why it was tempting. */
          because: z.string().min(1),
          /** The choice is right when this is what came out. */
          when: z.string().optional(),
        }),
      )
      .min(3)
      .max(4),
  })
  .refine(({ of, computed, user }) => (of ? user !== undefined && !computed : computed), {
    error:
      'A question is answered by a run ("user" and "of") or by the evaluator ("computed"), and by one of them.',
  });

export type Question = z.infer<typeof questionSchema>;
