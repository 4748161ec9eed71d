import { Hono } from 'hono';
import { parseDate } from '../../flags/parseDate.ts';
import type { Store } from '../store/createStore.ts';
import { clientUrl } from './clientUrl.ts';
import { eventJson } from './eventJson.ts';
import { pageLinks, readPage } from './page.ts';
import { refuseMethod } from './refuseMethod.ts';
import { validationError } from './validationError.ts';

const DAY = 86_400_000;

/** The events of a project, newest first; as in PostHog those of the last 24 hours unless asked. */
export function eventRoutes(projectId: number, now: () => number, store: Store): Hono {
  const routes = new Hono();

  routes.get('/', (c) => {
    const url = clientUrl(c.req.raw);
    const query = url.searchParams;
    const page = readPage(url);
    const found = store.events.list(projectId, {
      event: query.get('event') ?? undefined,
      distinctId: query.get('distinct_id') ?? undefined,
      after: readTime(query, 'after', now()) ?? now() - DAY,
      before: readTime(query, 'before', now()) ?? Number.MAX_SAFE_INTEGER,
      limit: page.limit + 1,
      offset: page.offset,
    });
    const { next } = pageLinks(url, page, found.length > page.limit);
    const results = found
      .slice(0, page.limit)
      .map((event) => eventJson(event, store.persons.byDistinctId(projectId, event.distinctId)));
    return c.json({ next, results });
  });

  routes.all('/', refuseMethod);
  return routes;
}

/** An ISO time or a span back from now, such as `-7d`. */
function readTime(query: URLSearchParams, name: string, now: number): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const time = parseDate(text, now);
  if (!Number.isNaN(time)) return time;
  throw validationError(
    `Invalid date value: ${text}. Send a time such as 2026-11-22T10:00:00Z or -7d.`,
    name,
    'invalid_date',
  );
}
