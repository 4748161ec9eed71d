import type { Fault } from './fault.ts';
import { pathFamily } from './pathFamily.ts';

/** PostHog answers 503 and leaves the request undone. */
export function unavailable(): Fault {
  return ({ url }) => {
    const captures = pathFamily(new URL(url).pathname) === 'capture';
    const text = captures ? 'transient error, please retry' : 'Service is currently unavailable.';
    return Promise.resolve(new Response(text, { status: 503 }));
  };
}
