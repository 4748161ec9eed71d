import { lineIn } from './codePlace.ts';

/** So long a version is waited for that has timers of its own. */
const LONGEST_MS = 1000;
const LOOK_MS = 10;

/** Timers that code has set and that are still to come. */
export interface OwnTimers {
  /** Resolves once the reader's code waits for none, or after a second. */
  over: () => Promise<void>;
}

/** Follows the timers that a reader's code sets, so that what it does a little later is still seen. */
export function ownTimers(): OwnTimers {
  const waiting = new Set<unknown>();
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  const setOwn = (work: (...values: unknown[]) => void, ms?: number, ...values: unknown[]) => {
    const id: unknown = set(() => {
      waiting.delete(id);
      work(...values);
    }, ms);
    if (lineIn(new Error().stack)) waiting.add(id);
    return id;
  };
  const clearOwn = (id: unknown) => {
    waiting.delete(id);
    clear(id as number);
  };
  Object.assign(self, { setTimeout: setOwn, clearTimeout: clearOwn });
  return {
    over: async () => {
      for (let waited = 0; waiting.size > 0 && waited < LONGEST_MS; waited += LOOK_MS) {
        await new Promise((resolve) => set(resolve, LOOK_MS));
      }
    },
  };
}
