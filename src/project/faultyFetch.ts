import { setTimeout } from 'node:timers/promises';
import type { ClientFetch } from '../runs/recordExchange.ts';
import type { Fault } from '../runs/run.ts';

/** More than a page waits for a flag, and less than a client waits for a batch. */
const SLOW_MS = 5000;

/** The way to PostHog, with a fault on it: each request takes seconds longer, or nobody is there. */
export function faultyFetch(fault: Fault, fetch: ClientFetch): ClientFetch {
  if (fault === 'down') return () => Promise.reject(new Error('connection refused'));
  return async (url, options) => {
    await setTimeout(SLOW_MS, undefined, { signal: options.signal });
    return fetch(url, options);
  };
}
