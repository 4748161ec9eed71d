/**
 * Tutorials and their steps, in reading order.
 */

import { type CollectionEntry, getCollection } from 'astro:content';
import type { StepData } from './contentSchemas.ts';
import { chooseStage } from './stages.ts';
import { type StepAddress, stepAddress } from './stepAddress.ts';
import { taskData } from './tasks/taskData.ts';
import { type KnownTask, TASKS } from './tasks/tasks.ts';
import { TUTORIALS } from './tutorials.ts';

/** A step with its place in the tutorial. */
export interface Step extends StepAddress {
  entry: CollectionEntry<'steps'>;
  data: StepData;
}

/** All steps of a tutorial in reading order; none if there is no such tutorial. */
export async function readSteps(tutorial: string): Promise<Step[]> {
  const entries = await getCollection('steps');
  return entries
    .map(stepOf)
    .filter((step) => step.tutorial === tutorial)
    .toSorted((a, b) => a.number - b.number);
}

/** The step with an id such as `first-flag/04-flag`, if there is one. */
export async function findStep(id: string): Promise<Step | undefined> {
  const task = TASKS.get(id.slice(TASK.length));
  if (task && id.startsWith(TASK)) return stepOfTask(task);
  const steps = await readSteps(stepAddress(id).tutorial);
  return steps.find(({ entry }) => entry.id === id);
}

const TASK = 'tasks/';

/** A task as a step with an id such as `tasks/ask-once`. */
export async function stepOfTask(task: KnownTask): Promise<Step | undefined> {
  const steps = await readSteps(task.tutorial.id);
  const step = steps.find(({ name }) => name === task.step);
  if (!step) return undefined;
  const data = taskData(task, step.data);
  const entry = { ...step.entry, id: TASK + task.id, data };
  return { ...step, entry, path: task.path, data };
}

/** The frontmatter of all steps of all tutorials. */
export async function readStepData(): Promise<StepData[]> {
  return (await getCollection('steps')).map((entry) => stepOf(entry).data);
}

/** The first step, in reading order, that runs a stage: as its own or, failing that, as a further one or an edit. */
export async function findStepOfStage(stage: string): Promise<Step | undefined> {
  const steps = await readAllSteps();
  return (
    steps.find(({ data }) => data.stage === stage) ??
    steps.find(({ data }) => chooseStage(data, stage) === stage)
  );
}

/** All steps of all tutorials in reading order. */
export async function readAllSteps(): Promise<Step[]> {
  return (await Promise.all(TUTORIALS.map(({ id }) => readSteps(id)))).flat();
}

function stepOf(entry: CollectionEntry<'steps'>): Step {
  const address = stepAddress(entry.id);
  return { ...address, entry, data: { ...entry.data, tutorial: address.tutorial } };
}
