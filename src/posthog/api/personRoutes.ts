import { Hono } from 'hono';
import * as z from 'zod';
import { propertyFilterSchema } from '../../flags/flag.ts';
import { matchProperty } from '../../flags/matchProperty.ts';
import type { Store } from '../store/createStore.ts';
import type { StoredPerson } from '../store/personTable.ts';
import { clientUrl } from './clientUrl.ts';
import { notFoundError } from './notFoundError.ts';
import { pageLinks, readPage } from './page.ts';
import { personJson } from './personJson.ts';
import { refuseMethod } from './refuseMethod.ts';
import { validationError } from './validationError.ts';

const filtersSchema = z.array(propertyFilterSchema);

type Test = (person: StoredPerson) => boolean;

/** The persons of a project: list and read. Capturing events is what makes and changes them. */
export function personRoutes(projectId: number, now: () => number, store: Store): Hono {
  const routes = new Hono();

  routes.get('/', (c) => {
    const url = clientUrl(c.req.raw);
    const page = readPage(url);
    const matches = propertyTest(url.searchParams.get('properties'), now());
    // One more than asked for tells whether there is a next page.
    const found = take(candidates(url.searchParams), matches, page.offset, page.limit + 1);
    const links = pageLinks(url, page, found.length > page.limit);
    const results = found.slice(0, page.limit).map((person) => personJson(store, person));
    return c.json({ ...links, results });
  });

  routes.get('/:uuid', (c) => {
    const person = store.persons.byUuid(projectId, c.req.param('uuid').toLowerCase());
    if (!person) throw notFoundError();
    return c.json(personJson(store, person));
  });

  routes.all('/', refuseMethod);
  routes.all('/:uuid', refuseMethod);
  return routes;

  function candidates(query: URLSearchParams): Iterable<StoredPerson> {
    const distinctId = query.get('distinct_id');
    if (distinctId === null) return store.persons.all(projectId);
    const person = store.persons.byDistinctId(projectId, distinctId);
    return person ? [person] : [];
  }
}

/** `properties` is a JSON list of property filters that a person must all pass. */
function propertyTest(text: string | null, now: number): Test {
  if (text === null) return () => true;
  const filters = filtersSchema.safeParse(parseJson(text));
  if (!filters.success) {
    throw validationError('properties must be a JSON list of property filters', 'properties');
  }
  return ({ properties }) => filters.data.every((filter) => matchProperty(filter, properties, now));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function take(
  persons: Iterable<StoredPerson>,
  matches: Test,
  offset: number,
  count: number,
): StoredPerson[] {
  const found: StoredPerson[] = [];
  let skipped = 0;
  for (const person of persons) {
    if (!matches(person)) continue;
    if (skipped < offset) skipped++;
    else found.push(person);
    if (found.length === count) break;
  }
  return found;
}
