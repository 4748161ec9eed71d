import type { PostHog } from 'posthog-node';
import { createClient } from '../project/createClient.ts';
import type { VersionStart } from './messages.ts';

/** As the site's own client has it before the embedded PostHog: what one visit captures leaves together. */
const FLUSH_MS = 1;

/**
 * The SDK client that a version finds in `locals.posthog`: made as the stages' own is, of the SDK's build
 * for runtimes without Node.
 *
 * @param onCapture is told of every event that the client queues, by the event's uuid
 */
export function connectSdk(
  { host, apiKey }: VersionStart['connection'],
  fetch: typeof globalThis.fetch,
  onCapture: (uuid: string) => void,
): PostHog {
  const client = createClient({ apiKey, host, fetch, flushInterval: FLUSH_MS });
  client.on('capture', (event: { uuid: string }) => {
    onCapture(event.uuid);
  });
  // Without a listener, a PostHog that is down would be reported on the console for each event.
  client.on('error', () => undefined);
  return client;
}
