import type { Exchange } from '../project/run.ts';

/** How a request to PostHog ended: taken, found unchanged, failed, or not at all so far. */
export type ExchangeState = 'taken' | 'unchanged' | 'failed' | 'waiting';

/** Tells how a request ended. */
export function exchangeState({ status, error }: Exchange): ExchangeState {
  if (status === undefined) return error === undefined ? 'waiting' : 'failed';
  if (status === 304) return 'unchanged';
  return status < 400 ? 'taken' : 'failed';
}
