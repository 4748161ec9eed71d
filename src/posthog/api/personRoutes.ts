import { type Context, Hono } from 'hono';
import { canonicalUuid } from '../http/canonicalUuid.ts';
import { RequestError } from '../http/requestError.ts';
import type { CapturedEvent } from '../store/createEventTable.ts';
import type { StoredPerson } from '../store/createPersonTable.ts';
import type { Store } from '../store/createStore.ts';
import { startWork, type Work } from '../work/startWork.ts';
import { checkListing } from './checkListing.ts';
import { toBoolean } from './fields.ts';
import { personPredicate } from './filters/personPredicate.ts';
import { logChange } from './history/changeLog.ts';
import { personEdits } from './persons/personEdits.ts';
import { personLookups } from './persons/personLookups.ts';
import { clientUrl, pageLinks, readPage, takePage } from './page.ts';
import { personJson } from './personJson.ts';
import { personList } from './personList.ts';
import { readFields } from './readFields.ts';
import { notFoundError, refuseMethod, validationError } from './refusals.ts';

/** The persons of a project: list, read, change, delete. Capturing events is what makes them. */
export function personRoutes(
  projectId: number,
  now: () => number,
  store: Store,
  capture: (event: CapturedEvent) => Promise<void>,
): Hono {
  const routes = new Hono();
  const { events, persons } = store;

  routes.get('/', async (c) => {
    const url = clientUrl(c.req.raw);
    const page = readPage(url);
    checkListing(url.searchParams);
    const context = { store, projectId, now: now() };
    const tests = [
      personPredicate(url.searchParams.get('properties'), context),
      readSearch(url.searchParams),
    ].filter((test) => test !== undefined);
    using work = startWork(c.req.raw);
    const { items, next } = await takePage(
      listOf(
        url.searchParams,
        tests.length > 0 ? (person) => tests.every((test) => test(person)) : undefined,
      ),
      page,
      work,
    );
    const results: ReturnType<typeof personJson>[] = [];
    for (const person of items) {
      results.push(personJson(store, person));
      if (work.isOver()) await work.rest();
    }
    return c.json({ ...pageLinks(url, page, next), results });
  });

  routes.post('/bulk_delete', async (c) => {
    const { ids, distinct_ids: distinctIds, delete_events } = await readIds(c);
    const found = new Map<number, StoredPerson>();
    for (const person of [
      ...ids.map((uuid) => persons.byUuid(projectId, canonicalUuid(uuid) ?? '')),
      ...distinctIds.map((id) => persons.byDistinctId(projectId, id)),
    ]) {
      if (person) found.set(person.id, person);
    }
    await remove([...found.values()], toBoolean(delete_events) === true);
    return c.body(null, 202);
  });

  routes.route('/', personLookups(projectId, now, store));
  routes.get('/:uuid', (c) => c.json(personJson(store, findPerson(c))));

  routes.delete('/:uuid', async (c) => {
    await remove([findPerson(c)], toBoolean(c.req.query('delete_events')) === true);
    return c.body(null, 202);
  });

  routes.route('/:uuid', personEdits(projectId, now, store, capture, findPerson));
  routes.post('/', refuseCreation);
  routes.all('/', refuseMethod);
  routes.all('/:uuid', refuseMethod);
  return routes;

  function findPerson(c: Context): StoredPerson {
    const id = c.req.param('uuid') ?? '';
    const uuid = canonicalUuid(id);
    // In PostHog persons have numbers, too.
    if (uuid === undefined && !/^[+-]?\d+$/.test(id)) {
      throw validationError(
        `The ID provided does not look like a personID. If you are using a distinctId, please use /persons?distinct_id=${id} instead.`,
        null,
      );
    }
    const person = uuid === undefined ? undefined : persons.byUuid(projectId, uuid);
    if (!person) throw notFoundError();
    return person;
  }

  function listOf(query: URLSearchParams, isMeant?: (person: StoredPerson) => boolean) {
    const list = personList(store, projectId, isMeant);
    const distinctId = query.get('distinct_id');
    if (distinctId === null) return list;
    const id = persons.byDistinctId(projectId, distinctId)?.id;
    return {
      ...list,
      places: (from?: number) => (from === undefined && id !== undefined ? [id] : []),
    };
  }

  /** `email` is the whole of it, `search` a part of email, name, a distinct ID or the uuid. */
  function readSearch(query: URLSearchParams): ((person: StoredPerson) => boolean) | undefined {
    const email = query.get('email');
    const search = query.get('search')?.toLowerCase();
    if (email === null && !search) return undefined;
    return ({ id, uuid, properties }) => {
      if (email !== null && properties['email'] !== email) return false;
      if (!search) return true;
      const texts = [properties['email'], properties['name'], uuid, ...persons.distinctIds(id)];
      return texts.some((text) => typeof text === 'string' && text.toLowerCase().includes(search));
    };
  }

  /** In turns, and to the end though the client leaves. */
  async function remove(found: readonly StoredPerson[], withEvents: boolean): Promise<void> {
    using work = startWork();
    for (const { id, uuid } of found) {
      if (withEvents) await removeEvents(persons.distinctIds(id), work);
      store.transaction(() => {
        persons.remove(id);
        const detail = { name: uuid, changes: [] };
        const change = { scope: 'Person', itemId: uuid, activity: 'deleted', detail } as const;
        logChange(store, projectId, change, now());
      });
      if (work.isOver()) await work.rest();
    }
  }

  async function removeEvents(distinctIds: readonly string[], work: Work): Promise<void> {
    for (const distinctId of distinctIds) {
      while (events.removeOf(projectId, distinctId, PORTION) === PORTION) await work.rest();
      if (work.isOver()) await work.rest();
    }
  }
}

/** Events that are removed in one go. */
const PORTION = 500;

/** In PostHog's words. */
function refuseCreation(): never {
  const detail =
    'Creating persons via this API is not allowed. Please create persons by sending an $identify ' +
    'event. See https://posthog.com/docs/product-analytics/identify for details.';
  const code = 'method_not_allowed';
  throw new RequestError(405, { type: 'invalid_request', code, detail, attr: null });
}

async function readIds(c: Context) {
  const body = (await readFields(c.req.raw)) as Record<string, unknown> | null;
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
