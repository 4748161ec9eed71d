import { join } from 'node:path';
import { createPostHog } from '../posthog/createPostHog.ts';
import { defaultProject } from '../posthog/http/defaultProject.ts';
import { createStore } from '../posthog/store/createStore.ts';
import { createApi } from './createApi.ts';
import type { Backend } from './project.ts';

/** Requests in this process need an absolute URL, but go to no address. */
const IN_PROCESS = 'http://embedded.posthog';

/**
 * The embedded PostHog with its database in the folder `dataDir`, which is made if it is not there,
 * or in memory when it has none.
 *
 * @throws {Error} when the database cannot be opened.
 */
export function openEmbedded({ dataDir }: { dataDir: string | undefined }): Backend {
  const path = dataDir === undefined ? ':memory:' : join(dataDir, 'posthog.db');
  const embedded = createPostHog({ store: createStore(path) });
  const fetch = (request: Request) => embedded.fetch(request);
  const { apiKey, personalApiKey } = defaultProject;

  return {
    name: 'embedded PostHog',
    host: '/posthog',
    apiKey,
    api: createApi({ host: IN_PROCESS, projectId: '@current', personalApiKey, fetch }),
    fetch,
    send: (path, init) => fetch(new Request(IN_PROCESS + path, init)),
    ingestion: embedded.ingestion,
    clientHost: IN_PROCESS,
    clientFetch: (url, options) => fetch(new Request(url, options)),
    startOverTakes:
      'This empties the project: all events, persons and flags, for everyone who uses this site.',
    startOver: () => {
      embedded.reset();
      return Promise.resolve();
    },
    endStreams: embedded.endStreams,
    close: () => embedded.close(),
  };
}
