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

/** How long checks are kept. */
interface Times {
  /** A browser has made all visits by then, or its reader has gone. */
  lifeMs: number;
  /** One of which nothing was heard for so long makes room for another: its page was left, as it seems. */
  idleMs: number;
}

/** Code may wait for 10 seconds, in which nothing is heard of it. */
const TIMES: Times = { lifeMs: 60_000, idleMs: 12_000 };

/** Remembers `room` checks at a time. */
export function createCheckMemory(room = 6, { lifeMs, idleMs } = TIMES): CheckMemory {
  const enter = createSemaphore(room, 0);
  /** With when each was heard of last. */
  const checks = new Map<string, { check: KeptCheck; heard: number }>();
  return {
    find: (id) => checks.get(id)?.check,
    open: async (task) => {
      await makeRoom();
      return new Promise((resolve, reject) => {
        enter(() => keep(task, resolve)).catch(reject);
      });
    },
  };

  async function keep(task: KnownTask, begun: (check: KeptCheck) => void): Promise<void> {
    const opened = await openCheck(task);
    const id = randomUUID();
    await new Promise<void>((leave) => {
      const timer = setTimeout(leave, lifeMs).unref();
      const close = async () => {
        clearTimeout(timer);
        checks.delete(id);
        await opened.close();
        leave();
      };
      const relay: OpenCheck['relay'] = (visit, request) => {
        kept.heard = Date.now();
        return opened.relay(visit, request);
      };
      const kept = { check: { ...opened, relay, id, task, close }, heard: Date.now() };
      checks.set(id, kept);
      begun(kept.check);
    });
    if (!checks.delete(id)) return;
    await opened.close();
  }

  async function makeRoom(): Promise<void> {
    if (checks.size < room) return;
    const [oldest] = [...checks.values()].toSorted((one, other) => one.heard - other.heard);
    if (oldest && Date.now() - oldest.heard > idleMs) await oldest.check.close();
  }
}
