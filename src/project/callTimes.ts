import { AsyncLocalStorage } from 'node:async_hooks';

/** A request to PostHog that was answered, and after how many milliseconds. */
export interface CallTime {
  method: string;
  /** Path and query below PostHog's host. */
  path: string;
  ms: number;
}

/** Where the requests to PostHog of the stage request under way are written down. */
export const callTimes = new AsyncLocalStorage<CallTime[]>();
