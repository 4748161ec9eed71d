import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { homeSchema, stepSchema } from './lessons/contentSchemas.ts';
import { loadSteps } from './lessons/loadSteps.ts';

export const collections = {
  steps: defineCollection({ loader: loadSteps(), schema: stepSchema }),
  home: defineCollection({
    loader: glob({ base: 'content', pattern: 'home.mdx' }),
    schema: homeSchema,
  }),
};
