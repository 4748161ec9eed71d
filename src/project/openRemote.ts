import { createApi } from './api/createApi.ts';
import type { Backend } from './project.ts';
import type { RemoteSettings } from './readSiteSettings.ts';
import { deleteFlags } from './deleteFlags.ts';

/** Every open page asks every other second, and PostHog allows a project some 2,400 queries an hour. */
const COUNTS_FRESH_MS = 3000;

/** A PostHog elsewhere, cloud or self-hosted. */
export function openRemote(settings: RemoteSettings): Backend {
  const { host, appHost, apiKey, personalApiKey, projectId } = settings;
  const api = createApi({ host: appHost, projectId, personalApiKey, fetch }, COUNTS_FRESH_MS);

  return {
    name: new URL(host).host,
    host,
    apiKey,
    api,
    fetch: undefined,
    send: (path, init) => fetch(host + path, init),
    ingestion: undefined,
    problem: () => undefined,
    clientHost: host,
    clientFetch: (url, options) => fetch(url, options),
    flushInterval: 50,
    // The project is somebody's own: its events and persons are theirs, only the flags are ours.
    startOverTakes: ({ flags }) =>
      `This deletes ${flags.length === 1 ? 'the flag' : 'the flags'} ${flags.join(', ')} from your PostHog project. Its events and persons stay: they are yours.`,
    startOver: ({ flags }) => deleteFlags(api, flags),
    endStreams: () => undefined,
    close: () => Promise.resolve(),
  };
}
