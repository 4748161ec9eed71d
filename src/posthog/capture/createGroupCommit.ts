import { OverloadError } from '../work/startWork.ts';

/** Collects writes and makes those that came together durable in one go. */
export interface GroupCommit<Item> {
  /** Resolves once the items are on disk; rejects when one of them could not be written. */
  submit: (items: readonly Item[]) => Promise<void>;
  /** Lets go of what waits, as written: what it would have changed is being emptied. */
  drop: () => void;
  /** Writes what is waiting, as much as a moment allows, and refuses the rest. */
  flush: () => void;
}

interface Waiting<Item> {
  /** Those that are not written yet. */
  items: readonly Item[];
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** Items that are written in one go, so that many of them do not hold up requests. */
const PORTION = 500;

const FLUSH_MS = 500;

/**
 * One transaction for what arrives in one turn of the event loop: a commit that waits for the disk
 * costs as much for a hundred events as for one. What is more than a portion takes several turns,
 * in which what others submit has its share.
 *
 * @param write writes the first of the items durably, one at least, and says how many; or, by
 *   throwing, none
 */
export function createGroupCommit<Item>(write: (items: Item[]) => number): GroupCommit<Item> {
  let waiting: Waiting<Item>[] = [];
  let isAwaited = false;

  function writeSoon(): void {
    if (isAwaited || waiting.length === 0) return;
    isAwaited = true;
    setImmediate(() => {
      const began = performance.now();
      // For what is slow others get as much time as was taken from them.
      if (writePortion()) goOn();
      else setTimeout(goOn, performance.now() - began);
    });
  }

  function goOn(): void {
    isAwaited = false;
    writeSoon();
  }

  /** False when a portion was too much to be written in one go. */
  function writePortion(): boolean {
    const group = takePortion();
    const items = group.flatMap((one) => one.items.slice(0, PORTION)).slice(0, PORTION);
    try {
      const written = items.length === 0 ? 0 : write(items);
      settle(group, written);
      return written === items.length;
    } catch (error) {
      const [only] = group;
      if (only && group.length === 1) only.reject(error);
      else for (const one of group) writeAlone(one);
      return true;
    }
  }

  /** Of those that wait the first, until together they have a portion. */
  function takePortion(): Waiting<Item>[] {
    let size = 0;
    const end = waiting.findIndex(({ items }) => (size += items.length) >= PORTION);
    return waiting.splice(0, end < 0 ? waiting.length : end + 1);
  }

  /** Answers those whose items are written; the others wait on, a large one behind all that came. */
  function settle(group: readonly Waiting<Item>[], written: number): void {
    let left = written;
    for (const one of group) {
      const done = Math.min(left, one.items.length);
      left -= done;
      if (done === one.items.length) one.resolve();
      else waiting.push({ ...one, items: one.items.slice(done) });
    }
  }

  /** When a group fails, each is tried alone, so that one that cannot be written spoils no other. */
  function writeAlone(one: Waiting<Item>): void {
    try {
      settle([one], write(one.items.slice(0, PORTION)));
    } catch (error) {
      one.reject(error);
    }
  }

  return {
    submit: (items) =>
      new Promise((resolve, reject) => {
        waiting.push({ items, resolve, reject });
        writeSoon();
      }),
    drop: () => {
      const dropped = waiting;
      waiting = [];
      for (const { resolve } of dropped) resolve();
    },
    flush: () => {
      const until = performance.now() + FLUSH_MS;
      while (waiting.length > 0 && performance.now() < until) writePortion();
      for (const { reject } of waiting.splice(0)) reject(new OverloadError('The server stops.'));
    },
  };
}
