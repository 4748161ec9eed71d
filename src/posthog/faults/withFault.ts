import type { Answer, Fault } from './fault.ts';
import { pathFamily, type PathFamily } from './pathFamily.ts';

/** Which requests a fault befalls; all of them unless something is said. */
export interface FaultScope {
  on?: PathFamily;
  /** Only the first so many of them. */
  first?: number;
}

/**
 * A `fetch` with a fault in it, to see how an app bears it. Faults add up by wrapping one more time:
 *
 *     const fetch = withFault(withFault(posthog.fetch, slow(200)), unavailable(), { on: 'capture', first: 2 });
 *
 * Like the real one it rejects when the request's signal aborts, whatever is under way.
 */
export function withFault(
  fetch: Answer,
  fault: Fault,
  { on, first = Infinity }: FaultScope = {},
): Answer {
  let befallen = 0;
  return async (request) => {
    const hit =
      (on === undefined || pathFamily(new URL(request.url).pathname) === on) && befallen < first;
    if (!hit) return fetch(request);
    befallen++;
    return orAborted(fault(request, fetch), request.signal);
  };
}

function orAborted(answer: Promise<Response>, signal: AbortSignal): Promise<Response> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    void answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
