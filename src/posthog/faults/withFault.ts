import { familyOf } from './familyOf.ts';
import type { Answer, Fault } from './faults.ts';
import { orAborted } from './orAborted.ts';
import type { PathFamily } from './pathFamily.ts';

/** Which requests a fault befalls; all that SDKs and API clients make unless something is said. */
export interface FaultScope {
  on?: PathFamily;
  /** Only the first so many of them. */
  first?: number;
}

/** What PostHog lets pages of any origin ask. */
const OPEN_TO_PAGES = new Set<PathFamily>(['capture', 'flags']);

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
    const family = familyOf(request);
    const isMeant = family !== undefined && family === (on ?? family);
    if (!isMeant || befallen >= first) return fetch(request);
    befallen++;
    const response = await orAborted(fault(request, fetch), request.signal);
    return OPEN_TO_PAGES.has(family) ? readable(request, response) : response;
  };
}

/** SDKs in pages of other origins may read refusals, too. */
function readable({ headers }: Request, response: Response): Response {
  const origin = headers.get('origin');
  if (origin !== null) {
    response.headers.set('Access-Control-Allow-Origin', origin);
    response.headers.set('Access-Control-Allow-Credentials', 'true');
  }
  return response;
}
