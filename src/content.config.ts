import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { wordNames } from './components/prose/wordNames.ts';
import { homeSchema, stepSchema } from './lessons/contentSchemas.ts';
import { loadSteps } from './lessons/content/loadSteps.ts';

export const collections = {
  steps: defineCollection({ loader: loadSteps(wordNames), schema: stepSchema }),
  home: defineCollection({
    loader: glob({ base: 'content', pattern: 'home.mdx' }),
    schema: homeSchema,
  }),
};
