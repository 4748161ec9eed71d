import { defineCollection } from 'astro:content';
import { homeSchema } from './lessons/homeSchema.ts';
import { loadSteps } from './lessons/loadSteps.ts';
import { loadTutorials } from './lessons/loadTutorials.ts';
import { stepSchema } from './lessons/stepSchema.ts';
import { tutorialSchema } from './lessons/tutorialSchema.ts';
import { glob } from 'astro/loaders';

export const collections = {
  tutorials: defineCollection({ loader: loadTutorials(), schema: tutorialSchema }),
  steps: defineCollection({ loader: loadSteps(), schema: stepSchema }),
  home: defineCollection({
    loader: glob({ base: 'content', pattern: 'home.mdx' }),
    schema: homeSchema,
  }),
};
