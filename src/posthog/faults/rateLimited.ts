import type { Fault } from './fault.ts';
import { pathFamily } from './pathFamily.ts';
import { refuseV1 } from './refuseV1.ts';

/**
 * PostHog refuses with 429, in the form of the endpoint asked, and leaves the request undone.
 * @param retryAfter seconds that the header `Retry-After` asks to wait
 */
export function rateLimited(retryAfter = 1): Fault {
  return (request) => {
    const headers = { 'Retry-After': String(retryAfter) };
    const family = pathFamily(new URL(request.url).pathname);
    if (family === 'capture') {
      return Promise.resolve(
        refuseV1(request, 'rate_limited', 'Rate limit exceeded.', retryAfter) ??
          new Response('rate limited', { status: 429, headers }),
      );
    }
    const refusal =
      family === 'api'
        ? {
            type: 'throttled_error',
            code: 'throttled',
            detail: `Request was throttled. Expected available in ${retryAfter} seconds.`,
          }
        : { type: 'validation_error', code: 'rate_limit_exceeded', detail: 'Rate limit exceeded' };
    return Promise.resolve(Response.json({ ...refusal, attr: null }, { status: 429, headers }));
  };
}
