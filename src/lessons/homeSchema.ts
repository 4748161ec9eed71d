import * as z from 'zod';

/** Frontmatter of the home page. */
export const homeSchema = z.strictObject({
  title: z.string(),
  /** One or two sentences, for search engines. */
  description: z.string(),
});
