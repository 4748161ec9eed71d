import type { Exchange } from '../project/run.ts';

/** How a request to PostHog ended, in a word or two: its status where it got one. */
export function exchangeWord({ status, error }: Exchange): string {
  if (status !== undefined) return String(status);
  return error === undefined ? 'no answer yet' : 'no answer';
}
