import type { Memory } from './sessionMemory.ts';

/** A run as the console remembers it while the reader goes from step to step. */
export interface RememberedRun {
  id: string;
  stage: string;
  user: string;
  /** In words: status, time and calls. */
  summary: string;
  /** The flag's value in a word; empty for a stage without the flag. */
  flag: string;
  /** `on`, `off`, `unknown`, or `ran` without a flag. */
  outcome: string;
  /** How PostHog behaved; empty or `up` as usual. */
  posthog: string;
  /** Which of the step's browsers visited; empty where a step has but one. */
  browser?: string;
  /** The result as the server rendered it. */
  html: string;
}

const key = 'flagbook:runs';
const limit = 30;

/** Runs of this browser tab, the newest first; `add` ignores a run that is there already. */
export function runHistory(storage: Memory) {
  const all = (): RememberedRun[] => JSON.parse(storage.getItem(key) ?? '[]') as RememberedRun[];
  return {
    all,
    add(run: RememberedRun): void {
      const others = all().filter(({ id }) => id !== run.id);
      save(storage, [run, ...others].slice(0, limit));
    },
    clear(): void {
      storage.removeItem(key);
    },
  };
}

function save(storage: Memory, runs: RememberedRun[]): void {
  try {
    storage.setItem(key, JSON.stringify(runs));
  } catch {
    // The browser's quota is full: fewer runs are better than none.
    if (runs.length > 1) save(storage, runs.slice(0, Math.ceil(runs.length / 2)));
  }
}
