import { getCollection } from 'astro:content';
import type { Tutorial } from './tutorialSchema.ts';

/** All tutorials in reading order. */
export async function readTutorials(): Promise<Tutorial[]> {
  const entries = await getCollection('tutorials');
  return entries.map(({ data }) => data).toSorted((a, b) => a.number - b.number);
}
