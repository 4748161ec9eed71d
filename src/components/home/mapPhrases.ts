/**
 * What the map says of tutorials: their time, and how far the reader is.
 */

import { counted } from '../ui/format.ts';
import { checksOf, isDone, type MappedTutorial, minutesOf } from './wayOn.ts';

/** How long something takes, as roughly as people plan: `about 40 minutes`, `about 4 hours`. */
export function timePhrase(minutes: number): string {
  if (minutes < 100) return `about ${counted(minutes, 'minute')}`;
  const halves = Math.round(minutes / 30);
  const whole = Math.floor(halves / 2);
  return `about ${halves % 2 === 0 ? whole : `${whole}½`} hours`;
}

/** All of the map, in a sentence or two. */
export function mapPhrase(tutorials: readonly MappedTutorial[]): string {
  const minutes = tutorials.reduce((sum, tutorial) => sum + minutesOf(tutorial), 0);
  const steps = tutorials.flatMap((tutorial) => tutorial.steps);
  const { done, total } = checksOf(steps);
  const all = `${counted(tutorials.length, 'tutorial')}, ${counted(steps.length, 'step')}, ${timePhrase(minutes)}.`;
  if (done === 0) return all;
  return `${all} Done so far: ${steps.filter(isDone).length} of ${steps.length} steps, ${done} of ${total} checks.`;
}

/** One tutorial: how long it takes, and what of it is done. */
export function tallyPhrase(tutorial: MappedTutorial): string {
  const { steps } = tutorial;
  const { done, total } = checksOf(steps);
  const time = timePhrase(minutesOf(tutorial)).replace('a', 'A');
  if (done === 0) return `${time}, ${counted(steps.length, 'step')}`;
  const doneSteps = steps.filter(isDone).length;
  if (doneSteps === steps.length) return `Done: all ${counted(steps.length, 'step')}`;
  return `${time}, ${doneSteps} of ${counted(steps.length, 'step')} and ${done} of ${counted(total, 'check')} done`;
}
