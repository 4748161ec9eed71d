import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { streamSSE } from 'hono/streaming';
import { clientUrl } from '../api/page.ts';
import type { PostHogProject } from '../http/defaultProject.ts';
import { RequestError } from '../http/requestError.ts';
import type { IngestionState } from '../ingestion/ingestion.ts';
import type { Store } from '../store/createStore.ts';
import { checkStreamAccess, pageAccess } from './activityAccess.ts';
import { activityPage } from './activityPage.ts';
import { ACTIVITY_STYLE } from './activityStyle.ts';
import type { ActivityFeed } from './createActivityFeed.ts';
import { followActivity } from './followActivity.ts';
import { sendMessage } from './sendMessage.ts';

/** The page runs nothing and loads nothing but what is served beside it. */
const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    connectSrc: ["'self'"],
    imgSrc: ['data:'],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  // Without the address of the page its own requests could not be told from those of other sites.
  referrerPolicy: 'same-origin',
  strictTransportSecurity: false,
});

/** Each stream holds a connection and a part of what happened. */
const MOST_STREAMS = 100;

/**
 * What happens in a project, for people and for programs:
 *
 * - `GET /` is a page with what arrived last, which follows what comes;
 * - `GET /activity` streams what comes as server-sent events, for that page or with the personal
 *   API key. An `event` (as the REST API gives it) is sent once it is on disk and carries an id:
 *   who comes back with it as `Last-Event-ID` misses none. `flag_request`, `flag_saved`, `ingestion`
 *   (its delay and what waits) and `reset` (the project was emptied) are sent to those who listen at
 *   the time.
 */
export function activityRoutes(
  project: PostHogProject,
  store: Store,
  activity: ActivityFeed,
  readIngestion: () => IngestionState,
): Hono {
  const routes = new Hono();
  let streams = 0;

  routes.get('/', headers, pageAccess(project), (c) => {
    const { origin, pathname } = clientUrl(c.req.raw);
    const host = origin + pathname.replace(/\/$/, '');
    c.header('Cache-Control', 'no-store');
    return c.html(
      activityPage(project, store, {
        flagRequests: activity.flagRequests(),
        ingestion: readIngestion(),
        host,
      }),
    );
  });

  routes.get('/activity.css', headers, (c) =>
    c.body(ACTIVITY_STYLE, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'no-cache',
    }),
  );

  // The function is written for the browser and uses nothing from outside itself.
  routes.get('/activity.js', headers, (c) =>
    c.body(`(${followActivity.toString()})();\n`, 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'no-cache',
    }),
  );

  routes.get('/activity', (c) => {
    checkStreamAccess(c.req.raw, project);
    if (streams >= MOST_STREAMS) throw tooManyStreams();
    const findPerson = (distinctId: string) => store.persons.byDistinctId(project.id, distinctId);
    const after = readSequence(c.req.header('last-event-id'));
    streams++;
    return streamSSE(c, async (stream) => {
      const left = new AbortController();
      stream.onAbort(() => left.abort());
      try {
        for await (const message of activity.follow(after, left.signal)) {
          await sendMessage(stream, message, { findPerson, readIngestion });
        }
      } finally {
        streams--;
      }
    });
  });

  return routes;
}

function tooManyStreams(): RequestError {
  return new RequestError(
    503,
    `${MOST_STREAMS} streams of activity are open, which is as many as there may be. Close one, such as a tab with the page of the embedded PostHog, and try again.`,
  );
}

function readSequence(lastEventId: string | undefined): number | undefined {
  return lastEventId !== undefined && /^\d{1,15}$/.test(lastEventId)
    ? Number(lastEventId)
    : undefined;
}
