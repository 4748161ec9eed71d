import type { Fault } from './fault.ts';

/**
 * When the connection breaks: before PostHog has the request, after it has done what was asked and
 * before it says so, or in the middle of the answer's body.
 */
export const CUTS = ['request', 'answer', 'body'] as const;

export type Cut = (typeof CUTS)[number];

/** The connection breaks: `fetch` rejects with a network error, or the reading of the body does. */
export function cutConnection(when: Cut = 'request'): Fault {
  return async (request, next) => {
    if (when === 'request') throw networkError();
    const response = await next(request);
    if (when === 'answer') throw networkError();
    return new Response(half(await response.bytes()), response);
  };
}

/** What Node's fetch rejects with when the other side hangs up. */
function networkError(): TypeError {
  const cause = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
  return new TypeError('fetch failed', { cause });
}

function half(bytes: Uint8Array): ReadableStream {
  return new ReadableStream({
    start: (controller) => controller.enqueue(bytes.subarray(0, Math.floor(bytes.length / 2))),
    pull: (controller) =>
      controller.error(new TypeError('terminated', { cause: networkError().cause })),
  });
}
