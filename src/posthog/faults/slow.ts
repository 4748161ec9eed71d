import type { Fault } from './fault.ts';

/** PostHog takes its time: it does what it is asked only after `ms` milliseconds. */
export function slow(ms: number): Fault {
  return async (request, next) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return next(request);
  };
}
