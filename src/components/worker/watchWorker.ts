import type { Fault } from '../../runs/run.ts';
import type { FromWorker } from '../../worker/messages.ts';

/** A worker is asked so often whether it still takes turns. */
const ASK_MS = 100;

/** Code that lets nothing else have a turn for so long never will. */
const LOOP_MS = 3000;

/** Nobody waits longer for a page. */
const PAGE_MS = 10_000;

/** The SDK has given up by then what PostHog does not take. */
const FAULTY_MS = 12_000;
const LONGEST_MS = 20_000;

/** Nothing more comes once nothing has come for so long. */
const QUIET_MS = 50;
const LOOK_MS = 10;

interface Watched {
  fault: Fault | undefined;
  /** Asks the worker whether it is alive. */
  ask: () => void;
  /** Whether nothing is on its way to PostHog. */
  isSettled: () => boolean;
}

/** What becomes of a worker. */
export interface WorkerWatch {
  /** To be told of whatever the worker says. */
  heard: (message: FromWorker) => void;
  /** Resolves when the run is over: with a sentence when it had to be stopped. */
  over: Promise<string | undefined>;
}

/** Watches a worker from the beginning of its code: until all is said, or it has to be stopped. */
export function watchWorker({ fault, ask, isSettled }: Watched): WorkerWatch {
  const begun = performance.now();
  let lastAlive = begun;
  let lastAsked = begun;
  let lastNews = begun;
  let answered: number | undefined;
  let hasLeft = false;
  ask();
  const over = new Promise<string | undefined>((resolve) => {
    const timer = setInterval(() => {
      const stop = (sentence?: string) => {
        clearInterval(timer);
        resolve(sentence);
      };
      const now = performance.now();
      if (now - lastAsked > ASK_MS && lastAlive >= lastAsked) {
        lastAsked = now;
        ask();
      }
      const isLooping = lastAlive < lastAsked && now - lastAsked > LOOP_MS;
      const isQuiet = now - lastNews > QUIET_MS;
      if (hasLeft && isQuiet && isSettled()) stop();
      else if (isLooping) stop(LOOPS);
      else if (answered === undefined) {
        if (now - begun > PAGE_MS) stop(WAITS);
      } else if (now - answered > (fault ? FAULTY_MS : LONGEST_MS)) stop();
    }, LOOK_MS);
  });
  return {
    over,
    heard: ({ type }) => {
      const now = performance.now();
      lastAlive = now;
      if (type !== 'alive') lastNews = now;
      if (type === 'answered') answered ??= now;
      if (type === 'left') hasLeft = true;
    },
  };
}

const LOOPS = `It was stopped after ${LOOP_MS / 1000} s in which nothing else had a turn. Look for a loop that does not end.`;
const WAITS = `It was stopped after ${PAGE_MS / 1000} s without a page. Look for something it awaits that never comes.`;
