import * as z from 'zod';
import { CHECK_IDS } from './checkIds.ts';
import { STAGE_NAMES } from './stageNames.ts';

/** Frontmatter of a step, content/<tutorial>/NN-name.mdx. */
export const stepSchema = z.strictObject({
  title: z.string().min(1),
  /** One sentence, for the home page and search engines. */
  description: z.string().min(1),
  /** The stage that the console runs and whose source is shown. */
  stage: z.enum(STAGE_NAMES, {
    error: ({ input }) =>
      `There is no stage "${String(input)}". Use one of ${STAGE_NAMES.join(', ')}.`,
  }),
  /** What the work pane leads with. */
  shows: z.enum(['console', 'flag-form', 'compare']),
  /** Users to pick in the console, each with what makes it interesting. */
  cast: z.array(z.strictObject({ user: z.string().min(1), note: z.string().max(60) })).min(1),
  /** What shows that the step was done. */
  checks: z
    .array(
      z.strictObject({
        id: z.enum(CHECK_IDS, {
          error: ({ input }) =>
            `There is no check "${String(input)}". Use one of ${CHECK_IDS.join(', ')}.`,
        }),
        title: z.string().min(1),
        hint: z.string().min(1),
      }),
    )
    .min(1),
});

export type StepData = z.infer<typeof stepSchema>;
