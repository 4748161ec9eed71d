import type { StepData } from '../contentSchemas.ts';
import type { KnownTask } from './tasks.ts';

/**
 * A task as a step, so that its console and tabs are those of any step: it runs the stage that the task
 * starts with, for the users of the step at whose end it stands.
 */
export function taskData({ title, goal, stage }: KnownTask, { cast, ...step }: StepData): StepData {
  return {
    tutorial: step.tutorial,
    title,
    description: goal,
    minutes: step.minutes,
    stage,
    stages: [],
    edits: [],
    riddle: false,
    client: false,
    shows: 'console',
    opens: 'source',
    readout: 'none',
    faults: true,
    browsers: [],
    rows: [],
    cast,
    checks: [],
    questions: [],
  };
}
