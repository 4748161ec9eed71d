import { type Context, Hono } from 'hono';
import type { StoredPerson } from '../store/createPersonTable.ts';
import type { Store } from '../store/createStore.ts';
import { clientUrl, pageLinks, readPage, takePage } from './page.ts';
import { personJson } from './personJson.ts';
import { propertyPredicate } from './propertyPredicate.ts';
import { readJson } from './readJson.ts';
import { notFoundError, refuseMethod, validationError } from './refusals.ts';

/** The persons of a project: list, read, delete. Capturing events is what makes and changes them. */
export function personRoutes(projectId: number, now: () => number, store: Store): Hono {
  const routes = new Hono();
  const { events, persons } = store;

  routes.get('/', (c) => {
    const url = clientUrl(c.req.raw);
    const page = readPage(url);
    const hasProperties = propertyPredicate(url.searchParams.get('properties'), now());
    const isMeant = readSearch(url.searchParams);
    const { items, hasMore } = takePage(
      candidates(url.searchParams),
      page,
      (person) => hasProperties(person.properties) && isMeant(person),
    );
    const results = items.map((person) => personJson(store, person));
    return c.json({ ...pageLinks(url, page, hasMore), results });
  });

  routes.post('/bulk_delete', async (c) => {
    const { ids, distinct_ids: distinctIds, delete_events } = await readIds(c);
    const found = new Map<number, StoredPerson>();
    for (const person of [
      ...ids.map((uuid) => persons.byUuid(projectId, uuid.toLowerCase())),
      ...distinctIds.map((id) => persons.byDistinctId(projectId, id)),
    ]) {
      if (person) found.set(person.id, person);
    }
    remove([...found.values()], delete_events === true);
    return c.body(null, 202);
  });

  routes.get('/:uuid', (c) => c.json(personJson(store, findPerson(c))));

  routes.delete('/:uuid', (c) => {
    remove([findPerson(c)], c.req.query('delete_events') === 'true');
    return c.body(null, 202);
  });

  routes.all('/', refuseMethod);
  routes.all('/:uuid', refuseMethod);
  return routes;

  function findPerson(c: Context): StoredPerson {
    const person = persons.byUuid(projectId, (c.req.param('uuid') ?? '').toLowerCase());
    if (!person) throw notFoundError();
    return person;
  }

  function candidates(query: URLSearchParams): Iterable<StoredPerson> {
    const distinctId = query.get('distinct_id');
    if (distinctId === null) return persons.all(projectId);
    const person = persons.byDistinctId(projectId, distinctId);
    return person ? [person] : [];
  }

  /** `email` is the whole of it, `search` a part of email, name, a distinct ID or the uuid. */
  function readSearch(query: URLSearchParams): (person: StoredPerson) => boolean {
    const email = query.get('email');
    const search = query.get('search')?.toLowerCase();
    return ({ id, uuid, properties }) => {
      if (email !== null && properties['email'] !== email) return false;
      if (!search) return true;
      const texts = [properties['email'], properties['name'], uuid, ...persons.distinctIds(id)];
      return texts.some((text) => typeof text === 'string' && text.toLowerCase().includes(search));
    };
  }

  function remove(found: readonly StoredPerson[], withEvents: boolean): void {
    store.transaction(() => {
      for (const { id } of found) {
        if (withEvents) events.removeOf(projectId, persons.distinctIds(id));
        persons.remove(id);
      }
    });
  }
}

async function readIds(c: Context) {
  const body = (await readJson(c.req.raw)) as Record<string, unknown> | null;
  const ids = textsOf(body?.['ids']);
  const distinct_ids = textsOf(body?.['distinct_ids']);
  if (ids.length + distinct_ids.length > 0) {
    return { ids, distinct_ids, delete_events: body?.['delete_events'] };
  }
  throw validationError('You need to specify either distinct_ids or ids', null);
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
