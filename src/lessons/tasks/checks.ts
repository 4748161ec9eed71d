import { createCheckMemory } from './createCheckMemory.ts';

/** The checks of tasks of this process. */
export const checks = createCheckMemory();
