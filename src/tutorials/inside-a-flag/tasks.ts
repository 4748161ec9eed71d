import type { Task } from '../tutorial.ts';
import { bothPages } from './tasks/bothPages.ts';
import { missingFalse } from './tasks/missingFalse.ts';
import { stopTheFlicker } from './tasks/stopTheFlicker.ts';

/** In the order of the steps at whose ends they stand. */
export const tasks: Record<string, Task> = {
  'both-pages': bothPages,
  'mend-the-false': missingFalse,
  'stop-the-flicker': stopTheFlicker,
};
