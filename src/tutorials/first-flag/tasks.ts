import { answerFirst } from './tasks/answerFirst.ts';
import { askOnce } from './tasks/askOnce.ts';
import { firstName } from './tasks/firstName.ts';
import { firstVisit } from './tasks/firstVisit.ts';
import { guests } from './tasks/guests.ts';
import { inTime } from './tasks/inTime.ts';
import type { Task } from '../tutorial.ts';

/** In the order of the steps at whose ends they stand. */
export const tasks: Record<string, Task> = {
  'answer-first': answerFirst,
  'first-name': firstName,
  'first-visit': firstVisit,
  'in-time': inTime,
  'ask-once': askOnce,
  guests,
};
