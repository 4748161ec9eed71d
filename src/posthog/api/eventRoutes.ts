import { Hono } from 'hono';
import { parseDate } from '../../flags/matching/parseDate.ts';
import { canonicalUuid } from '../http/canonicalUuid.ts';
import type { CapturedEvent } from '../store/createEventTable.ts';
import type { Store } from '../store/createStore.ts';
import { startWork } from '../work/startWork.ts';
import { checkListing } from './checkListing.ts';
import { eventJson } from './eventJson.ts';
import { eventList } from './eventList.ts';
import { eventPredicate } from './filters/eventPredicate.ts';
import { clientUrl, pageLinks, readPage, takePage } from './page.ts';
import { eventNames, propertyValues } from './propertyValues.ts';
import { notFoundError, refuseMethod, validationError } from './refusals.ts';

const DAY = 86_400_000;

const ALL = {
  isMeant: undefined,
  event: undefined,
  distinctIds: undefined,
  after: Number.MIN_SAFE_INTEGER,
  before: Number.MAX_SAFE_INTEGER,
};

/** The events of a project, newest first; as in PostHog those of the last 24 hours unless asked. */
export function eventRoutes(projectId: number, now: () => number, store: Store): Hono {
  const routes = new Hono();

  routes.get('/', async (c) => {
    const url = clientUrl(c.req.raw);
    const query = url.searchParams;
    const page = readPage(url);
    checkListing(url.searchParams);
    const context = { store, projectId, now: now() };
    const list = eventList(store, projectId, {
      isMeant: eventPredicate(query.get('properties'), context),
      event: query.get('event') ?? undefined,
      distinctIds: readDistinctIds(query),
      after: readTime(query, 'after', now()) ?? now() - DAY,
      before: readTime(query, 'before', now()) ?? Number.MAX_SAFE_INTEGER,
    });
    using work = startWork(c.req.raw);
    const { items, next } = await takePage(list, page, work);
    const results: ReturnType<typeof toJson>[] = [];
    for (const event of items) {
      results.push(toJson(event));
      if (work.isOver()) await work.rest();
    }
    return c.json({ next: pageLinks(url, page, next).next, results });
  });

  routes.get('/values', async (c) => {
    const { key = '', value: part = '' } = c.req.query();
    if (key === '') throw validationError('You must provide a key', null);
    using work = startWork(c.req.raw);
    const all = eventList(store, projectId, ALL);
    if (key === 'custom_event') {
      return c.json((await eventNames(all, work)).map((name) => ({ name })));
    }
    const found = await propertyValues(all, { key, part }, work);
    return c.json(found.map(({ name }) => ({ name })));
  });

  routes.get('/:uuid', (c) => {
    const id = c.req.param('uuid');
    const uuid = canonicalUuid(id);
    if (uuid === undefined) throw validationError('Invalid UUID', null, 'invalid');
    const event = store.events.byUuid(projectId, uuid);
    if (!event) throw notFoundError(`No events exist for event UUID ${id}`);
    return c.json(toJson(event));
  });

  routes.all('/', refuseMethod);
  routes.all('/:uuid', refuseMethod);
  return routes;

  /** All distinct IDs of the person that is asked for, by one of them or by its uuid. */
  function readDistinctIds(query: URLSearchParams): readonly string[] | undefined {
    const personId = query.get('person_id');
    const distinctId = query.get('distinct_id');
    if (personId === null && distinctId === null) return undefined;
    const person =
      personId === null
        ? store.persons.byDistinctId(projectId, distinctId ?? '')
        : store.persons.byUuid(projectId, canonicalUuid(personId) ?? '');
    if (person) return store.persons.distinctIds(person.id);
    // Events without a person profile lead to nobody, and are found by their own ID.
    return distinctId === null ? [] : [distinctId];
  }

  function toJson(event: CapturedEvent) {
    return eventJson(event, store.persons.byDistinctId(projectId, event.distinctId));
  }
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
