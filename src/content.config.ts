import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { homeSchema, stepSchema, tutorialSchema } from './lessons/contentSchemas.ts';
import { loadSteps, loadTutorials } from './lessons/loadContent.ts';

export const collections = {
  tutorials: defineCollection({ loader: loadTutorials(), schema: tutorialSchema }),
  steps: defineCollection({ loader: loadSteps(), schema: stepSchema }),
  home: defineCollection({
    loader: glob({ base: 'content', pattern: 'home.mdx' }),
    schema: homeSchema,
  }),
};
