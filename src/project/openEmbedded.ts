import { join } from 'node:path';
import { createPostHog } from '../posthog/createPostHog.ts';
import { defaultProject } from '../posthog/http/defaultProject.ts';
import { createStore } from '../posthog/store/createStore.ts';
import { choosePersonalApiKey } from '../startup/choosePersonalApiKey.ts';
import { ApiError } from './api/apiError.ts';
import { createApi } from './api/createApi.ts';
import { deleteFlags } from './deleteFlags.ts';
import { deleteSenders } from './deleteSenders.ts';
import type { Backend } from './project.ts';
import type { EmbeddedSettings } from './readSiteSettings.ts';

/** Requests in this process need an absolute URL, but go to no address. */
const IN_PROCESS = 'http://embedded.posthog';

/**
 * The embedded PostHog with its database in the folder `dataDir`, which is made if it is not there,
 * or in memory, for this process alone, without settings.
 *
 * @throws {Error} when the database cannot be opened, or its personal API key not be kept.
 */
export function openEmbedded(settings?: Omit<EmbeddedSettings, 'kind'>): Backend {
  const path = settings === undefined ? ':memory:' : join(settings.dataDir, 'posthog.db');
  const store = createStore(path);
  const { key: personalApiKey, told } = choosePersonalApiKey({
    fixed: defaultProject.personalApiKey,
    given: settings?.personalApiKey,
    isOpen: settings?.isOpen ?? false,
    file: settings && `${path}.key`,
  });
  const embedded = createPostHog({ store, project: { ...defaultProject, personalApiKey } });
  const fetch = (request: Request) => embedded.fetch(request);
  const { apiKey } = defaultProject;
  const options = { host: IN_PROCESS, projectId: '@current', personalApiKey, fetch };
  const api = createApi(options);

  return {
    name: 'embedded PostHog',
    host: '/posthog',
    apiKey,
    api,
    keyNote: told,
    fetch,
    send: (path, init) => fetch(new Request(IN_PROCESS + path, init)),
    ingestion: {
      lag: () => attempt(embedded.ingestion.lag),
      read: () => attempt(embedded.ingestion.read),
      change: (change) => attempt(() => embedded.ingestion.change(change)),
      step: () => attempt(embedded.ingestion.step),
    },
    problem: embedded.problem,
    clientHost: IN_PROCESS,
    clientFetch: (url, options) => fetch(new Request(url, options)),
    // Those of one visit leave together, and all are on disk a few milliseconds after its page.
    flushInterval: 1,
    startOverTakes: ({ flags, events }) =>
      events === undefined
        ? 'This empties the project: all events, persons and flags, for everyone who uses this site.'
        : `This takes away ${flags.length === 1 ? 'the flag' : 'the flags'} ${flags.join(', ')}, and everyone who sent ${events.join(' or ')}, with all of their events, for everyone who uses this site.`,
    startOver: async ({ flags, events }) => {
      if (events === undefined) {
        attempt(embedded.reset);
        return;
      }
      await deleteFlags(api, flags);
      for (const event of events) await deleteSenders(options, event);
    },
    endStreams: embedded.endStreams,
    close: () => embedded.close(),
  };

  /** A store that fails is told as a PostHog elsewhere tells it: by a refusal with a sentence. */
  function attempt<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      const problem = embedded.explain(error);
      if (problem === undefined) throw error;
      throw new ApiError(503, problem, { cause: error });
    }
  }
}
