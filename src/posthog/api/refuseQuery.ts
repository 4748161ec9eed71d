import type { Context } from 'hono';
import { RequestError } from '../requestError.ts';

/** Says that HogQL is not to be had here, and what is in its place. */
export function refuseQuery(c: Context): never {
  const base = new URL(c.req.url).pathname.replace(/\/query.*$/, '');
  throw new RequestError(400, {
    type: 'validation_error',
    code: 'not_supported',
    detail:
      'The embedded PostHog runs no queries, neither HogQL nor insights. ' +
      `List events with GET ${base}/events/ and persons with GET ${base}/persons/ (both take ` +
      'properties, limit and offset), or use a real PostHog.',
    attr: 'query',
  });
}
