import type { CodeProblem, Erased } from './erasedModule.ts';
import { startThread, type StartedThread } from './startThread.ts';

/** A thread that reads code; it is there while it is needed. */
export interface Thread {
  /** Reads one piece of code; whoever calls waits for the answer before the next call. */
  read: (code: string) => Promise<Erased>;
}

/**
 * A thread is started for the first code and kept for what follows. It is given up when reading breaks it
 * or takes longer than `mostMs`, which is a problem of the code that was read, and when it has had nothing
 * to do for `idleMs`.
 *
 * @param code what the thread runs: it says once that it is ready, and then answers
 */
export function createThread({
  code: threadCode,
  mostMs,
  idleMs,
}: {
  code: string;
  mostMs: number;
  idleMs: number;
}): Thread {
  let started: Promise<StartedThread> | undefined;
  let idle: NodeJS.Timeout | undefined;

  function giveUp(): void {
    void started?.then(
      ({ end }) => end(),
      () => undefined,
    );
    started = undefined;
  }

  return {
    read: async (code) => {
      clearTimeout(idle);
      try {
        if ((await started)?.isOver()) started = undefined;
        started ??= startThread(threadCode);
        // The time that a thread takes to start is not that of the code.
        const thread = await started;
        const answer = await thread.ask(code, mostMs);
        if (answer !== 'late' && answer !== 'broken') {
          idle = setTimeout(giveUp, idleMs).unref();
          return answer;
        }
        giveUp();
        return { problem: answer === 'late' ? late(mostMs) : TOO_DEEP };
      } catch (error) {
        giveUp();
        throw error;
      }
    },
  };
}

const TOO_DEEP: CodeProblem = {
  sentence: 'This code is nested too deeply to be read. Nest it less.',
};

const late = (mostMs: number): CodeProblem => ({
  sentence: `This code takes longer than ${mostMs} ms to be read. Make it shorter, or nest it less.`,
});
