import type { Exchange } from './run.ts';

/** Whether a request to PostHog asks about flags. */
export function isFlagRequest({ path }: Pick<Exchange, 'path'>): boolean {
  return path.startsWith('/flags');
}
