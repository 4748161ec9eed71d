/**
 * The tasks of all tutorials.
 */

import type { Task } from '../../tutorials/tutorial.ts';
import { type KnownTutorial, TUTORIALS } from '../tutorials.ts';

/** A task with its id and the tutorial that brings it. */
export interface KnownTask extends Task {
  id: string;
  tutorial: KnownTutorial;
  /** Path of its page. */
  path: string;
}

/** By their ids, in reading order. */
export const TASKS: ReadonlyMap<string, KnownTask> = new Map(
  TUTORIALS.flatMap((tutorial) =>
    Object.entries(tutorial.tasks ?? {}).map(([id, task]) => [
      id,
      { ...task, id, tutorial, path: `/tasks/${id}` },
    ]),
  ),
);

/** The tasks at the end of a step. */
export function tasksOfStep(tutorial: string, step: string): KnownTask[] {
  return [...TASKS.values()].filter((task) => task.tutorial.id === tutorial && task.step === step);
}
