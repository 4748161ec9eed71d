import { type CollectionEntry, getCollection } from 'astro:content';
import { type StepAddress, stepAddress } from './stepAddress.ts';

/** A step with its place in the tutorial. */
export interface Step extends StepAddress {
  entry: CollectionEntry<'steps'>;
}

/** All steps of a tutorial in reading order; none if there is no such tutorial. */
export async function readSteps(tutorial: string): Promise<Step[]> {
  const entries = await getCollection('steps');
  return entries
    .map((entry) => ({ ...stepAddress(entry.id), entry }))
    .filter((step) => step.tutorial === tutorial)
    .toSorted((a, b) => a.number - b.number);
}
