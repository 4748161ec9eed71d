import { type Context, Hono } from 'hono';
import { isRecord } from '../../../json/record.ts';
import { splitPerson } from '../../persons/splitPerson.ts';
import type { FieldChange } from '../../store/createChangeTable.ts';
import type { CapturedEvent } from '../../store/createEventTable.ts';
import type { StoredPerson } from '../../store/createPersonTable.ts';
import type { Store } from '../../store/createStore.ts';
import { startWork } from '../../work/startWork.ts';
import { answerActivity } from '../history/answerActivity.ts';
import { logChange } from '../history/changeLog.ts';
import { pythonText } from '../pythonText.ts';
import { readFields } from '../readFields.ts';
import { missingField, validationError } from '../refusals.ts';

/**
 * Changes of one person. As in PostHog, properties are changed by an event, which is listed with the
 * others and takes its time where ingestion does.
 *
 * @param capture takes an event as the capture endpoints do
 */
export function personEdits(
  projectId: number,
  now: () => number,
  store: Store,
  capture: (event: CapturedEvent) => Promise<void>,
  findPerson: (c: Context) => StoredPerson,
): Hono {
  const routes = new Hono();

  routes.on(['PATCH', 'PUT'], '/', async (c) => {
    const person = findPerson(c);
    const { properties } = await readRecord(c);
    if (properties === undefined || properties === null) throw missingField('properties');
    if (!isRecord(properties)) {
      throw validationError('Expected a dictionary of items.', 'properties', 'not_a_dict');
    }
    await setProperties(person, properties);
    return c.body(null, 202);
  });

  routes.post('/update_property', async (c) => {
    const person = findPerson(c);
    const { key, value } = await readRecord(c);
    if (value === undefined || value === null) throw missingField('value');
    if (key === undefined || key === null) throw missingField('key');
    await setProperties(person, { [pythonText(key)]: value });
    return c.body(null, 202);
  });

  routes.post('/delete_property', async (c) => {
    const person = findPerson(c);
    const { $unset: key } = await readRecord(c);
    if (key === undefined || key === null) throw missingField('$unset');
    await change(person, '$delete_person_property', { $unset: [pythonText(key)] });
    log(person, 'delete_property', { type: 'Person', action: 'changed' });
    return c.json({ success: true }, 201);
  });

  routes.post('/split', async (c) => {
    const { main_distinct_id } = await readRecord(c);
    const person = findPerson(c);
    const distinct_ids = store.persons.distinctIds(person.id);
    const main = main_distinct_id ? pythonText(main_distinct_id) : undefined;
    if (main !== undefined && !distinct_ids.includes(main)) {
      throw validationError(
        `The person has no distinct ID ${main}. It has ${shortList(distinct_ids)}.`,
        'main_distinct_id',
      );
    }
    store.transaction(() => {
      // Nobody can tell whose the properties are.
      if (main === undefined) store.persons.save({ ...person, properties: {} });
      log(person, 'split_person', { type: 'Person', action: 'split', after: { distinct_ids } });
    });
    const stays = main ?? distinct_ids[0];
    await split(
      person,
      distinct_ids.filter((id) => id !== stays),
    );
    return c.json({ success: true }, 201);
  });

  routes.get('/activity', (c) => answerActivity(c, store, projectId, 'Person', findPerson(c).uuid));

  return routes;

  /** In turns, and to the end though the client leaves. */
  async function split(person: StoredPerson, distinctIds: readonly string[]): Promise<void> {
    using work = startWork();
    for (let start = 0; start < distinctIds.length; start += PORTION) {
      const portion = distinctIds.slice(start, start + PORTION);
      store.transaction(() => {
        splitPerson(store.persons, projectId, person, portion, now());
      });
      if (work.isOver()) await work.rest();
    }
  }

  async function setProperties(person: StoredPerson, $set: Record<string, unknown>) {
    await change(person, '$set', { $set });
    log(person, 'updated', { type: 'Person', action: 'changed', field: 'properties' });
  }

  async function change(person: StoredPerson, event: string, properties: Record<string, unknown>) {
    const [distinctId = ''] = store.persons.distinctIds(person.id);
    await capture({ uuid: crypto.randomUUID(), event, distinctId, timestamp: now(), properties });
  }

  function log({ uuid }: StoredPerson, activity: string, ...changes: FieldChange[]): void {
    const detail = { name: uuid, changes };
    logChange(store, projectId, { scope: 'Person', itemId: uuid, activity, detail }, now());
  }
}

/** Distinct IDs that are split off in one go. */
const PORTION = 100;
const MOST_TOLD = 10;

function shortList(texts: readonly string[]): string {
  const told = texts.slice(0, MOST_TOLD).join(', ');
  return texts.length > MOST_TOLD ? `${told} and ${texts.length - MOST_TOLD} more` : told;
}

async function readRecord(c: Context): Promise<Record<string, unknown>> {
  const body = await readFields(c.req.raw);
  return isRecord(body) ? body : {};
}
