import * as z from 'zod';

/** An entry of content/tutorials.json. */
export const tutorialSchema = z.strictObject({
  /** Name of its folder in content/, and the first part of its steps' URLs. */
  id: z.string().regex(/^[\w-]+$/),
  title: z.string().min(1),
  /** One sentence, for the home page. */
  description: z.string().min(1),
  /** Its place in the file, counted from 1: the order in which tutorials are read. */
  number: z.int(),
});

export type Tutorial = z.infer<typeof tutorialSchema>;
