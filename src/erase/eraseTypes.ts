import { createSemaphore } from '../turns/createSemaphore.ts';
import type { Erased } from './erasedModule.ts';
import threadCode from './eraseThread.ts?threaded';
import { LONGEST_CODE } from './limits.ts';
import { createThread } from './createThread.ts';

/** One piece of code at a time, so that who sends what breaks the thread breaks it for nobody else. */
const gate = createSemaphore(1, 20);

const thread = createThread({ code: threadCode, mostMs: 500, idleMs: 60_000 });

/**
 * Takes the types out of a reader's TypeScript and finds its imports. None of it is executed.
 *
 * @returns a module whose lines and columns are those of `code`, or what is wrong with it
 * @throws {SemaphoreError} when too many wait
 * @throws {Error} when the thread does not start, or has a fault of its own
 */
export async function eraseTypes(code: string): Promise<Erased> {
  const bytes = Buffer.byteLength(code);
  if (bytes <= LONGEST_CODE) return gate(() => thread.read(code));
  return {
    problem: {
      sentence: `This code has ${inDigits(bytes)} bytes. A version has at most ${inDigits(LONGEST_CODE)}: take something out.`,
    },
  };
}

const inDigits = (count: number) => count.toLocaleString('en');
