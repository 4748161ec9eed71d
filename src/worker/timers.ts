/**
 * `node:timers/promises`, as far as a browser has timers.
 * https://nodejs.org/api/timers.html#timers-promises-api
 */

interface TimerOptions {
  signal?: AbortSignal;
}

function wait<Value>(ms?: number, value?: Value, { signal }: TimerOptions = {}): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new DOMException('The operation was aborted', 'AbortError'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve(value as Value);
    }, ms);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}

/** What `import … from 'node:timers/promises'` gives. */
export const timers = {
  setTimeout: wait,
  setImmediate: <Value>(value?: Value, options?: TimerOptions) => wait(0, value, options),
  scheduler: {
    wait: (ms: number, options?: TimerOptions) => wait(ms, undefined, options),
    yield: () => wait(0),
  },
  async *setInterval<Value>(ms?: number, value?: Value, options?: TimerOptions) {
    for (;;) yield await wait(ms, value, options);
  },
};
