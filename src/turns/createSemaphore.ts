/** Lets work in when there is room, and gives its result. */
export type Semaphore = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** There is no room, and no place in the line either. */
export class SemaphoreError extends Error {
  override readonly name = 'SemaphoreError';
}

/**
 * A gate that lets `room` pieces of work run at a time. Up to `line` more wait for their turn, in the
 * order in which they came; what comes then is refused with a {@link SemaphoreError}.
 */
export function createSemaphore(room: number, line: number): Semaphore {
  const waiting: (() => void)[] = [];
  let running = 0;

  const enter = () => {
    if (running < room) {
      running += 1;
      return undefined;
    }
    if (waiting.length >= line) {
      throw new SemaphoreError(
        `${running} ${running === 1 ? 'is' : 'are'} under way${line > 0 ? ` and ${line} wait` : ''}, which is the most. Try again in some seconds.`,
      );
    }
    return new Promise<void>((resolve) => waiting.push(resolve));
  };

  /** Whoever leaves hands the place on. */
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };

  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
