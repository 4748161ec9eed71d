import type { Fault } from './fault.ts';
import { pathFamily } from './pathFamily.ts';
import { refuseV1 } from './refuseV1.ts';

/** PostHog answers 503 and leaves the request undone. */
export function unavailable(): Fault {
  return (request) => {
    const captures = pathFamily(new URL(request.url).pathname) === 'capture';
    const text = captures ? 'transient error, please retry' : 'Service is currently unavailable.';
    return Promise.resolve(
      refuseV1(request, 'service_unavailable', 'Service Unavailable') ??
        new Response(text, { status: 503 }),
    );
  };
}
