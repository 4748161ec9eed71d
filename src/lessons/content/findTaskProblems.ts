import { stepAddress } from '../stepAddress.ts';
import { STAGES } from '../stages.ts';
import { type KnownTutorial, TUTORIALS } from '../tutorials.ts';
import type { Task } from '../../tutorials/tutorial.ts';
import { type ContentProblem, tutorialProblem } from './contentProblem.ts';
import type { WordedStep } from './findWordProblems.ts';

/** What is looked at of a tutorial. */
interface TaskedTutorial {
  id: KnownTutorial['id'];
  tasks?: Readonly<Record<string, Pick<Task, 'step' | 'stage' | 'solution'>>>;
}

/**
 * Looks through the tasks of tutorials: for ids that are no address or stand twice, and for steps and stages
 * that are not there.
 */
export function findTaskProblems(
  steps: readonly Pick<WordedStep, 'id'>[],
  tutorials: readonly TaskedTutorial[] = TUTORIALS,
): ContentProblem[] {
  const owners = Map.groupBy(
    tutorials.flatMap(({ id, tasks = {} }) => Object.keys(tasks).map((task) => ({ id, task }))),
    ({ task }) => task,
  );
  return tutorials.flatMap(({ id: tutorial, tasks = {} }) => {
    const names = steps
      .map(({ id }) => stepAddress(id))
      .filter((address) => address.tutorial === tutorial)
      .map(({ name }) => name);
    return Object.entries(tasks).flatMap(([id, task]) => {
      const faults: [says: string, hint: string][] = [];
      if (!/^[a-z][a-z0-9-]*$/.test(id)) {
        faults.push([
          `has a task "${id}", which is no part of an address.`,
          'Use lower case letters, digits and -.',
        ]);
      }
      const other = owners.get(id)?.find((owner) => owner.id < tutorial);
      if (other) {
        faults.push([
          `has a task "${id}", and so has src/tutorials/${other.id}.ts.`,
          'Give one of the two another name.',
        ]);
      }
      if (names.length > 0 && !names.includes(task.step)) {
        faults.push([
          `puts the task "${id}" at the end of the step "${task.step}", which it does not have.`,
          `Use one of ${names.join(', ')}.`,
        ]);
      }
      for (const stage of [task.stage, task.solution].filter((one) => !STAGES.has(one))) {
        faults.push([
          `names the stage "${stage}" for the task "${id}", and there is none.`,
          `Use one of ${[...STAGES.keys()].join(', ')}.`,
        ]);
      }
      return faults.map(([says, hint]) => tutorialProblem(tutorial, says, hint, `'${id}'`));
    });
  });
}
