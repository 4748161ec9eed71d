import type { PostHog } from 'posthog-node';
import { createRecorder } from '../runs/createRecorder.ts';
import { createClient } from './createClient.ts';
import { createFaultyClients } from './createFaultyClients.ts';
import { faultyFetch } from './faultyFetch.ts';
import { flushQuietly } from './flushQuietly.ts';
import type { Backend, Project } from './project.ts';

/** How long what is still queued may take to reach PostHog. */
const SHUTDOWN_MS = 5000;

/** Puts an SDK client, whose requests are recorded, before a PostHog. */
export function connectProject(backend: Backend): Project {
  const recorder = createRecorder();
  const connect = (fetch = backend.clientFetch, flushInterval = backend.flushInterval): PostHog => {
    const client = createClient({
      apiKey: backend.apiKey,
      host: backend.clientHost,
      flushInterval,
      fetch: recorder.wrap(backend.clientHost, fetch, backend.apiKey),
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
    ...(backend.keyNote !== undefined && { keyNote: backend.keyNote }),
    fetch: backend.fetch,
    send: backend.send,
    ingestion: backend.ingestion,
    problem: backend.problem,
    startOverTakes: backend.startOverTakes,
    endStreams: backend.endStreams,
    posthog: connect(),
    openFaulty: createFaultyClients((fault, isOpen) => {
      const fetch = faultyFetch(fault, backend.clientFetch);
      // What has not left by the end is let go of: the client would print that it could not be sent.
      const client = connect(
        (url, options) => (isOpen() ? fetch(url, options) : Promise.resolve(Response.json({}))),
        0,
      );
      flushQuietly(client, backend.flushInterval);
      return client;
    }),
    record: recorder.record,
    async startOver(leftovers) {
      const { posthog } = this;
      // A client reports each person's flag once; a new one has forgotten whom it reported.
      this.posthog = connect();
      await posthog.shutdown(SHUTDOWN_MS);
      await backend.startOver(leftovers);
    },
    async close() {
      await this.posthog.shutdown(SHUTDOWN_MS);
      await backend.close();
    },
    closeAtOnce: backend.close,
  };
}
