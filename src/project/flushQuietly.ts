import type { PostHog } from 'posthog-node';

/**
 * Sends what a client without a flush interval captures, `ms` milliseconds after the first event that
 * waits, and says nothing of a failure: the client itself would print each, and here they are meant.
 */
export function flushQuietly(client: PostHog, ms: number): void {
  let timer: NodeJS.Timeout | undefined;
  client.on('capture', () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      client.flush().catch(() => undefined);
    }, ms).unref();
  });
}
