import { Hono } from 'hono';
import { isInCohort } from '../../../flags/cohorts/membership.ts';
import { unlessFailed } from '../../../flags/decision.ts';
import { createBudget } from '../../../flags/searchBudget.ts';
import { isRecord } from '../../../json/record.ts';
import { canonicalUuid } from '../../http/canonicalUuid.ts';
import type { StoredPerson } from '../../store/createPersonTable.ts';
import type { Store } from '../../store/createStore.ts';
import { cohortJson, countMembers } from '../cohorts/cohortJson.ts';
import { startWork } from '../../work/startWork.ts';
import { answerActivity } from '../history/answerActivity.ts';
import { personJson } from '../personJson.ts';
import { personList } from '../personList.ts';
import { propertyValues } from '../propertyValues.ts';
import { readFields } from '../readFields.ts';
import { notFoundError, validationError } from '../refusals.ts';

/** What else is asked about persons: those of many ids, the values of a property, the cohorts of one. */
export function personLookups(projectId: number, now: () => number, store: Store): Hono {
  const routes = new Hono();
  const { persons } = store;

  routes.get('/values', async (c) => {
    const { key = '', value: part = '' } = c.req.query();
    if (key === '') return c.json([]);
    using work = startWork(c.req.raw);
    return c.json(await propertyValues(personList(store, projectId), { key, part }, work));
  });

  routes.get('/cohorts', async (c) => {
    const person = persons.byUuid(projectId, canonicalUuid(c.req.query('person_id') ?? '') ?? '');
    if (!person) throw notFoundError();
    const cohorts = store.cohorts.current(projectId);
    const subject = {
      distinctId: '',
      properties: person.properties,
      staticCohortIds: store.memberships.cohortsOf(person.id),
      now: now(),
      budget: createBudget(),
    };
    const own = [...cohorts.keys()].filter((id) =>
      unlessFailed(() => isInCohort(id, cohorts, subject)),
    );
    const found = own.flatMap((id) => store.cohorts.byId(projectId, id) ?? []);
    using work = startWork(c.req.raw);
    const counts = await countMembers(store, projectId, found, now(), work);
    return c.json({
      results: found.map((cohort) => cohortJson(cohort, counts.get(cohort.id) ?? null)),
    });
  });

  routes.post('/batch_by_distinct_ids', async (c) => {
    const ids = readTexts(await readFields(c.req.raw), 'distinct_ids');
    const find = (id: string) => persons.byDistinctId(projectId, id);
    return c.json({ results: await findAll(c.req.raw, ids, find) });
  });

  routes.post('/batch_by_uuids', async (c) => {
    const uuids = readTexts(await readFields(c.req.raw), 'uuids');
    const find = (uuid: string) => persons.byUuid(projectId, canonicalUuid(uuid) ?? '');
    return c.json({ results: await findAll(c.req.raw, uuids, find) });
  });

  // Nothing waits: events are gone when the answer comes.
  routes.get('/deletion_status', (c) =>
    c.json({ count: 0, next: null, previous: null, results: [] }),
  );

  routes.get('/activity', (c) => answerActivity(c, store, projectId, 'Person'));

  return routes;

  async function findAll(
    request: Request,
    ids: readonly string[],
    find: (id: string) => StoredPerson | undefined,
  ): Promise<Record<string, object>> {
    using work = startWork(request);
    const found = new Map<string, object>();
    let size = 0;
    for (const id of ids) {
      const person = found.has(id) ? undefined : find(id);
      if (person) {
        size += JSON.stringify(person.properties).length;
        if (size > MOST_SIZE) throw tooLarge();
        found.set(id, personJson(store, person));
      }
      if (work.isOver()) await work.rest();
    }
    return Object.fromEntries(found);
  }
}

/** As many as PostHog takes in one request. */
const MOST_IDS = 200;
/** Characters of properties in one answer. */
const MOST_SIZE = 8 * 1024 * 1024;

function tooLarge() {
  return validationError('These persons have more than 8 MB together. Ask for fewer.', null);
}

function readTexts(body: unknown, name: string): string[] {
  const list = isRecord(body) ? body[name] : undefined;
  const texts = Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
  return texts.slice(0, MOST_IDS);
}
