import type { PostHog } from 'posthog-node';
import { createClient } from './createClient.ts';
import { createRecorder } from './createRecorder.ts';
import { openEmbedded } from './openEmbedded.ts';
import { openRemote } from './openRemote.ts';
import type { Project } from './project.ts';
import type { ClientFetch } from './recordExchange.ts';
import type { Settings } from './readSettings.ts';

/** One of the two PostHogs that may stand behind the site. */
export interface Backend extends Pick<
  Project,
  'name' | 'host' | 'apiKey' | 'api' | 'fetch' | 'startOverTakes' | 'endStreams'
> {
  /** Base URL for the SDK, and how its requests get there. */
  clientHost: string;
  clientFetch: ClientFetch;
  startOver: () => Promise<void>;
  close: () => Promise<void>;
}

/** How long what is still queued may take to reach PostHog. */
const SHUTDOWN_MS = 5000;

/**
 * Opens the project that the settings name.
 *
 * @throws {Error} when the embedded PostHog's database cannot be opened.
 */
export function createProject(settings: Settings['posthog']): Project {
  const backend = settings.kind === 'embedded' ? openEmbedded(settings) : openRemote(settings);
  const recorder = createRecorder();
  const connect = (): PostHog => {
    const client = createClient({
      apiKey: backend.apiKey,
      host: backend.clientHost,
      fetch: recorder.wrap(backend.clientHost, backend.clientFetch),
    });
    client.on('capture', (event: { uuid: string }) => {
      recorder.captured(event.uuid);
    });
    // Without a listener, a PostHog that is down would be reported on the console for each event.
    client.on('error', () => undefined);
    return client;
  };

  return {
    name: backend.name,
    host: backend.host,
    apiKey: backend.apiKey,
    api: backend.api,
    fetch: backend.fetch,
    startOverTakes: backend.startOverTakes,
    endStreams: backend.endStreams,
    posthog: connect(),
    record: recorder.record,
    async startOver() {
      const { posthog } = this;
      // A client reports each person's flag once; a new one has forgotten whom it reported.
      this.posthog = connect();
      await posthog.shutdown(SHUTDOWN_MS);
      await backend.startOver();
    },
    async close() {
      await this.posthog.shutdown(SHUTDOWN_MS);
      await backend.close();
    },
  };
}
