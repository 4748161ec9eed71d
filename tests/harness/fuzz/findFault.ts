import type { FuzzRequest } from './fuzzRequest.ts';
import type { Outcome } from './sendRequest.ts';

/**
 * What is wrong with how a request was answered; nothing when the server held. It is always up to
 * answer: PostHog's own 5xx come from faults alone, and there are none; only where a room is full, that
 * may be said.
 */
export function findFault({ method, path }: FuzzRequest, outcome: Outcome): string | undefined {
  if (outcome.failure !== undefined) {
    return isHeadUnread({ method, path }) ? undefined : outcome.failure;
  }
  const { status, body } = outcome;
  if (isFullRoom(path, status, body)) return undefined;
  if (status >= 500) return `answered ${status}: ${body.slice(0, 300)}`;
  if (status < 400 || method === 'HEAD' || isBareRefusal(path, status)) return undefined;
  return /\p{L}{2,}[^\p{L}]+\p{L}{2,}/u.test(body)
    ? undefined
    : `answered ${status} without a sentence: ${JSON.stringify(body.slice(0, 300))}`;
}

/** Code is read one piece at a time, and a few checks are kept while their browsers make the visits. */
function isFullRoom(path: string, status: number, body: string): boolean {
  return status === 503 && path.startsWith('/parts/') && body.includes('which is the most.');
}

/** Of a header that is too long nobody knows the method, so that the refusal has a text. */
function isHeadUnread({ method, path }: Pick<FuzzRequest, 'method' | 'path'>): boolean {
  return method === 'HEAD' && path.length > 120 * 1024;
}

/** Where PostHog says nothing: to methods that it does not take, and of a flag that is not there. */
function isBareRefusal(path: string, status: number): boolean {
  return (
    path.startsWith('/posthog/') &&
    (status === 405 || (status === 404 && path.includes('/remote_config')))
  );
}
