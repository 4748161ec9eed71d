import { Worker } from 'node:worker_threads';
import type { Erased } from './erasedModule.ts';

/** What a thread says of code; `broken`: it can read nothing any more. */
export type Answer = Erased | 'broken';

/** A thread that is ready to read code. */
export interface StartedThread {
  /**
   * `late` when there was no answer in time.
   *
   * @throws what the thread was ended by, when that is neither the code nor its size
   */
  ask: (code: string, mostMs: number) => Promise<Answer | 'late'>;
  end: () => Promise<number>;
  /** Whether it has ended, for whatever reason. */
  isOver: () => boolean;
}

/** Far more than code of the longest length takes; what the wasm of Node has is not among it. */
const MEMORY = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 };

/**
 * Starts a thread and waits until it is ready. While nothing is asked it keeps no process alive.
 *
 * @throws {Error} when it ends before
 */
export async function startThread(code: string): Promise<StartedThread> {
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), {
    // It parses modules with `vm.SourceTextModule`.
    execArgv: ['--experimental-vm-modules', '--no-warnings'],
    env: {},
    resourceLimits: MEMORY,
  });
  const messages = messagesOf(worker);
  const first = await messages.next();
  worker.unref();
  if (first !== 'ready') {
    throw new Error(
      'The thread that erases types did not start. See whether the server has memory left.',
      { cause: first },
    );
  }
  return {
    ask: async (text, mostMs) => {
      worker.ref();
      const answer = messages.next();
      worker.postMessage(text);
      const said = await Promise.race([answer, lateAfter(mostMs, answer)]);
      worker.unref();
      if (said instanceof Error) throw said;
      // What it posts is made by code of our own, `eraseThread.ts`.
      return said as Answer | 'late';
    },
    end: () => worker.terminate(),
    isOver: messages.areOver,
  };
}

/** What a worker says, a message at a time, or what ended it; `broken` once it is over. */
function messagesOf(worker: Worker): { next: () => Promise<unknown>; areOver: () => boolean } {
  let isOver = false;
  let tell: (message: unknown) => void = () => undefined;
  worker.on('message', (message) => tell(message));
  worker.on('exit', () => {
    isOver = true;
    tell('broken');
  });
  worker.on('error', (error) => tell(isOutOfMemory(error) ? 'broken' : error));
  return {
    next: () => (isOver ? Promise.resolve('broken') : new Promise((resolve) => (tell = resolve))),
    areOver: () => isOver,
  };
}

const isOutOfMemory = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

function lateAfter(mostMs: number, answer: Promise<unknown>): Promise<'late'> {
  return new Promise((resolve) => {
    // An answer that came while the server was busy is taken in before `setImmediate`.
    const timer = setTimeout(() => setImmediate(() => resolve('late')), mostMs);
    void answer.then(() => clearTimeout(timer));
  });
}
