import type { Fault } from './fault.ts';
import { networkError } from './networkError.ts';

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
    return new Response(half(new Uint8Array(await response.arrayBuffer())), response);
  };
}

function half(bytes: Uint8Array): ReadableStream {
  return new ReadableStream({
    start: (controller) => controller.enqueue(bytes.subarray(0, Math.floor(bytes.length / 2))),
    pull: async (controller) => {
      // Over HTTP the first half is to be on its way before the connection goes.
      await new Promise((resolve) => setTimeout(resolve, 20));
      controller.error(networkError('terminated'));
    },
  });
}
