/**
 * Tutorials and their steps, in reading order.
 */

import { type CollectionEntry, getCollection } from 'astro:content';
import type { StepData, Tutorial } from './contentSchemas.ts';
import { chooseStage, type StageName } from './stages.ts';
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

/** The step with an id such as `first-flag/04-flag`, if there is one. */
export async function findStep(id: string): Promise<Step | undefined> {
  const steps = await readSteps(stepAddress(id).tutorial);
  return steps.find(({ entry }) => entry.id === id);
}

/** The frontmatter of all steps of all tutorials. */
export async function readStepData(): Promise<StepData[]> {
  return (await getCollection('steps')).map(({ data }) => data);
}

/** All tutorials in reading order. */
export async function readTutorials(): Promise<Tutorial[]> {
  const entries = await getCollection('tutorials');
  return entries.map(({ data }) => data).toSorted((a, b) => a.number - b.number);
}

/** The first step, in reading order, that runs a stage: as its own or, failing that, as a further one or an edit. */
export async function findStepOfStage(stage: StageName): Promise<Step | undefined> {
  const steps = await readAllSteps();
  return (
    steps.find(({ entry }) => entry.data.stage === stage) ??
    steps.find(({ entry }) => chooseStage(entry.data, stage) === stage)
  );
}

async function readAllSteps(): Promise<Step[]> {
  const tutorials = await readTutorials();
  return (await Promise.all(tutorials.map(({ id }) => readSteps(id)))).flat();
}
