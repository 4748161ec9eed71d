import { randomUUID } from 'node:crypto';
import { createSemaphore } from '../../turns/createSemaphore.ts';
import { type OpenCheck, openCheck } from './openCheck.ts';
import type { KnownTask } from './tasks.ts';

/** A check that its reader's browser works on. */
export interface KeptCheck extends OpenCheck {
  id: string;
  task: KnownTask;
}

/** Checks that are under way; each holds a database in memory. */
export interface CheckMemory {
  /**
   * Opens a check of a task, until it is closed or its time is over.
   *
   * @throws {SemaphoreError} when too many are under way
   */
  open: (task: KnownTask) => Promise<KeptCheck>;
  find: (id: string) => KeptCheck | undefined;
}

/** A browser has made all visits by then, or its reader has gone. */
const LIFE_MS = 60_000;

/** Remembers `room` checks at a time, each for `lifeMs` at most. */
export function createCheckMemory(room = 6, lifeMs = LIFE_MS): CheckMemory {
  const enter = createSemaphore(room, 0);
  const checks = new Map<string, KeptCheck>();
  return {
    find: (id) => checks.get(id),
    open: (task) =>
      new Promise((resolve, reject) => {
        const work = async () => {
          const check = await openCheck(task);
          const id = randomUUID();
          await new Promise<void>((leave) => {
            const timer = setTimeout(leave, lifeMs).unref();
            const close = () => {
              clearTimeout(timer);
              leave();
              return Promise.resolve();
            };
            const kept = { ...check, id, task, close };
            checks.set(id, kept);
            resolve(kept);
          });
          checks.delete(id);
          await check.close();
        };
        enter(work).catch(reject);
      }),
  };
}
