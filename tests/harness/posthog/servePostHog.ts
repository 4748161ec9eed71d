// Serves an embedded PostHog over HTTP, as a process of its own that a test may kill.
// Arguments: the database file, and for how many milliseconds ingestion is delayed. Prints the port.
import { serve } from '@hono/node-server';
import { createPostHog } from '../../../src/posthog/createPostHog.ts';
import { createStore } from '../../../src/posthog/store/createStore.ts';

const [, , path = '', delayMs] = process.argv;
const posthog = createPostHog({ store: createStore(path) });
posthog.ingestion.change({ delayMs: Number(delayMs) });
serve({ fetch: posthog.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  console.log(port);
});
