import { Hono } from 'hono';
import { activityRoutes } from './activity/activityRoutes.ts';
import { createActivityFeed, withSaveListener } from './activity/createActivityFeed.ts';
import { apiRoutes } from './api/apiRoutes.ts';
import { browserPaths, browserRoutes } from './browser/browserRoutes.ts';
import { capturePaths, captureRoutes } from './capture/captureRoutes.ts';
import { createGroupCommit } from './capture/createGroupCommit.ts';
import { captureV1Routes } from './captureV1/captureV1Routes.ts';
import { definitionRoutes } from './definitions/definitionRoutes.ts';
import { flagsPaths, flagsRoutes } from './evaluation/flagsRoutes.ts';
import { browserAccess } from './http/browserAccess.ts';
import { defaultProject, type PostHogProject } from './http/defaultProject.ts';
import { closedResponse, errorResponse, notFound } from './http/errorResponse.ts';
import { refuseForeign } from './http/refuseForeign.ts';
import { createIngestion } from './ingestion/createIngestion.ts';
import type { Ingestion } from './ingestion/ingestion.ts';
import type { CapturedEvent } from './store/createEventTable.ts';
import type { Store } from './store/createStore.ts';
import { nextTurn } from '../turns/nextTurn.ts';

/** What an embedded PostHog runs on. */
export interface PostHogOptions {
  /** Where everything is kept. Closed by `close`. */
  store: Store;
  /** The clock: milliseconds since 1970. */
  now?: () => number;
  /** Milliseconds of a clock that is never set, for waits; `now` where that is given alone. */
  elapsed?: () => number;
  project?: PostHogProject;
}

/** An embedded PostHog. */
export interface PostHogServer {
  /** Answers a request to PostHog's HTTP API, once closed with 503; never rejects. */
  fetch: (request: Request) => Promise<Response>;
  /** Delays or pauses the ingestion of what was accepted; kept with the project. */
  ingestion: Ingestion;
  /** Empties the project: its events, those that wait, persons and feature flags; ends its lag. */
  reset: () => void;
  /** Why nothing can be kept at present, in a sentence with what to do; undefined while all is well. */
  problem: () => string | undefined;
  /** That sentence for an error that `reset` or `ingestion` threw; undefined when it has none. */
  explain: (error: unknown) => string | undefined;
  /** Ends the activity streams, which would hold a server back that waits for its requests. */
  endStreams: () => void;
  /** Makes durable what is being captured, ends the activity streams, then closes the store. */
  close: () => Promise<void>;
}

/**
 * A PostHog that SDKs can talk to: hand its `fetch` to posthog-node's option of that name, or serve
 * it over HTTP.
 */
export function createPostHog(options: PostHogOptions): PostHogServer {
  const { store, now = Date.now, project = defaultProject } = options;
  const elapsed = options.elapsed ?? options.now ?? (() => performance.now());
  const activity = createActivityFeed(store, project.id);
  const ingestion = createIngestion({
    store,
    projectId: project.id,
    now,
    elapsed,
    onIngested: activity.eventsCommitted,
    onChange: activity.ingestionChanged,
  });
  const commits = createGroupCommit<CapturedEvent>(ingestion.accept);
  const flags = withSaveListener(store.flags, activity.flagSaved);
  let isSweeping = false;
  let isClosed = false;
  // What a start over put aside before the process ended.
  void sweep();

  const app = new Hono({ strict: false });
  app.use(refuseForeign([...capturePaths, ...flagsPaths, ...browserPaths]));
  for (const path of [...capturePaths, ...flagsPaths, ...browserPaths]) {
    app.use(path, browserAccess);
  }
  app.route('/', captureRoutes(project, now, commits, store.explain));
  app.route('/', captureV1Routes(project, now, commits, store.explain));
  app.route('/', flagsRoutes(project, now, store, activity.flagsAnswered));
  app.route('/', definitionRoutes(project, store));
  app.route('/', browserRoutes(project, store));
  app.route(
    '/',
    apiRoutes(project, now, { ...store, flags }, (event) => commits.submit([event])),
  );
  app.route('/', activityRoutes(project, store, activity, ingestion.control.read));
  app.notFound((c) => notFound(c.req.raw));
  // Whoever was not answered when it closed finds no store: that is no fault to report.
  app.onError((error) =>
    isClosed ? closedResponse() : errorResponse(error, store.explain(error)),
  );

  return {
    fetch: async (request) => {
      if (isClosed) return closedResponse();
      ingestion.catchUp();
      return app.fetch(request);
    },
    ingestion: ingestion.control,
    reset: () => {
      store.clear(project.id);
      commits.drop();
      ingestion.emptied();
      activity.emptied();
      void sweep();
    },
    problem: store.problem,
    explain: store.explain,
    endStreams: activity.close,
    close: () =>
      new Promise((resolve) => {
        commits.flush();
        ingestion.stop();
        activity.close();
        store.close();
        isClosed = true;
        resolve();
      }),
  };

  /** Removes in turns what was put aside. What cannot be removed is tried again after the next start. */
  async function sweep(): Promise<void> {
    if (isSweeping) return;
    isSweeping = true;
    try {
      do await nextTurn();
      while (!isClosed && store.sweep());
    } catch (error) {
      console.error('The embedded PostHog could not remove what a start over emptied:', error);
    } finally {
      isSweeping = false;
    }
  }
}
