import { beforeEach, describe, expect, test } from 'vitest';
import { NOW, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api, capture, events, person, known } = openTestPostHog();
beforeEach(() => server.reset());

const seen = (distinct_id: string, $set = {}) => ({ event: 'seen', distinct_id, $set });
const edit = async (method: string, distinctId: string, rest: string, body?: unknown) =>
  api(method, `/persons/${(await person(distinctId))?.uuid ?? ''}/${rest}`, body);
const required = (attr: string) => ({
  status: 400,
  body: { type: 'validation_error', code: 'This field is required.', detail: 'required', attr },
});
const merge = {
  event: '$identify',
  distinct_id: 'ada',
  properties: { $anon_distinct_id: 'anon', $set: { plan: 'pro' } },
};

describe('the properties of a person', () => {
  test.each(['PATCH', 'PUT'])(
    'are set by %s, the others stay, and an event tells it',
    async (method) => {
      await capture(seen('ada', { plan: 'pro', team: 'a' }));
      const properties = { plan: 'free', visits: 3 };
      expect(await edit(method, 'ada', '', { properties })).toEqual({ status: 202, body: null });
      expect(await known('ada')).toEqual({ plan: 'free', visits: 3, team: 'a' });
      expect((await events('event=$set'))[0]).toMatchObject({
        distinct_id: 'ada',
        timestamp: new Date(NOW).toISOString(),
        properties: { $set: properties },
      });
    },
  );

  test('are set one by one, and removed', async () => {
    await capture(seen('ada', { plan: 'pro' }));
    const set = await edit('POST', 'ada', 'update_property/', { key: 'plan', value: ['a', 1] });
    expect(set).toEqual({ status: 202, body: null });
    await edit('POST', 'ada', 'update_property/', { key: 'on', value: false });
    expect(await known('ada')).toEqual({ plan: ['a', 1], on: false });
    const unset = await edit('POST', 'ada', 'delete_property/', { $unset: 'plan' });
    expect(unset).toEqual({ status: 201, body: { success: true } });
    expect(await known('ada')).toEqual({ on: false });
    expect(await events('event=$delete_person_property')).toHaveLength(1);
  });

  test('wait for ingestion like any others', async () => {
    await capture(seen('ada'));
    server.ingestion.change({ paused: true });
    await edit('PATCH', 'ada', '', { properties: { plan: 'pro' } });
    expect(await known('ada')).toEqual({});
    server.ingestion.change({ paused: false });
    expect(await known('ada')).toEqual({ plan: 'pro' });
  });

  test.each([
    ['PATCH', '', {}, 'properties'],
    ['PATCH', '', { properties: null }, 'properties'],
    ['POST', 'update_property/', { key: 'a' }, 'value'],
    ['POST', 'update_property/', { value: 1 }, 'key'],
    ['POST', 'delete_property/', {}, '$unset'],
  ])('are not changed by %s %s with %j', async (method, rest, body, attr) => {
    await capture(seen('ada'));
    expect(await edit(method, 'ada', rest, body)).toEqual(required(attr));
  });

  test('are no list, and those of nobody cannot be changed', async () => {
    await capture(seen('ada'));
    expect(await edit('PATCH', 'ada', '', { properties: ['a'] })).toMatchObject({
      status: 400,
      body: { attr: 'properties' },
    });
    const nobody = `/persons/${crypto.randomUUID()}/`;
    expect((await api('PATCH', nobody, { properties: {} })).status).toBe(404);
  });
});

describe('a person with two distinct IDs', () => {
  test('is split, and the main one keeps the properties', async () => {
    await capture(seen('anon', { first: 1 }), merge);
    const before = await person('ada');
    const body = { main_distinct_id: 'ada' };
    expect(await edit('POST', 'ada', 'split/', body)).toEqual({
      status: 201,
      body: { success: true },
    });
    expect(await person('ada')).toMatchObject({
      uuid: before?.uuid,
      distinct_ids: ['ada'],
      properties: { plan: 'pro', first: 1 },
    });
    const anon = await person('anon');
    expect(anon).toMatchObject({ distinct_ids: ['anon'], properties: {}, is_identified: false });
    expect(anon?.uuid).not.toBe(before?.uuid);
  });

  test('loses the properties when no ID is the main one', async () => {
    await capture(seen('anon'), merge);
    await edit('POST', 'ada', 'split/');
    expect([await known('ada'), await known('anon')]).toEqual([{}, {}]);
    expect((await person('ada'))?.uuid).not.toBe((await person('anon'))?.uuid);
  });

  test('is not split around an ID that is another’s', async () => {
    await capture(seen('ada'));
    const { status, body } = await edit('POST', 'ada', 'split/', { main_distinct_id: 'eve' });
    expect([status, body.detail]).toEqual([400, 'The person has no distinct ID eve. It has ada.']);
  });
});

describe('what was done to persons', () => {
  test('is told, of one or of all', async () => {
    await capture(seen('ada'), seen('bob'));
    await edit('PATCH', 'ada', '', { properties: { a: 1 } });
    await edit('POST', 'ada', 'delete_property/', { $unset: 'a' });
    await edit('POST', 'ada', 'split/');
    const activities = ({ body }: { body: { results: Record<string, unknown>[] } }) =>
      body.results.map(({ activity }) => activity);
    expect(activities(await edit('GET', 'ada', 'activity/'))).toEqual([
      'split_person',
      'delete_property',
      'updated',
    ]);
    await edit('DELETE', 'bob', '');
    expect(activities(await api('GET', '/persons/activity/'))).toHaveLength(4);
  });
});

describe('persons', () => {
  test('are found by many ids at once', async () => {
    await capture(seen('ada'), seen('bob'));
    const [ada, bob] = [await person('ada'), await person('bob')];
    const distinct_ids = ['ada', 'eve', 5];
    expect((await api('POST', '/persons/batch_by_distinct_ids/', { distinct_ids })).body).toEqual({
      results: { ada },
    });
    const uuids = [bob?.uuid];
    expect((await api('POST', '/persons/batch_by_uuids/', { uuids })).body).toEqual({
      results: { [bob?.uuid ?? '']: bob },
    });
  });

  test('tell the cohorts that they are in', async () => {
    await capture(seen('ada', { plan: 'pro' }));
    const cohort = async (value: string) => {
      const values = [{ type: 'AND', values: [{ key: 'plan', type: 'person', value }] }];
      const filters = { properties: { type: 'OR', values } };
      await api('POST', '/cohorts/', { name: value, filters });
    };
    await cohort('pro');
    await cohort('free');
    const uuid = (await person('ada'))?.uuid ?? '';
    expect((await api('GET', `/persons/cohorts/?person_id=${uuid}`)).body.results).toMatchObject([
      { name: 'pro', count: 1 },
    ]);
    expect((await api('GET', '/persons/cohorts/?person_id=x')).status).toBe(404);
  });

  test('and events tell the values of a property, the most frequent first', async () => {
    const value = (plan: unknown) => ({
      event: 'seen',
      distinct_id: `${String(plan)}1`,
      $set: { plan },
    });
    await capture(
      value('pro'),
      { ...value('pro'), distinct_id: 'x' },
      value(3),
      value(true),
      value(null),
    );
    const values = async (path: string) => (await api('GET', path)).body as unknown;
    expect(await values('/persons/values/?key=plan')).toEqual([
      { name: 'pro', count: 2 },
      { name: 3, count: 1 },
      { name: 'true', count: 1 },
    ]);
    expect(await values('/persons/values/?key=plan&value=PR')).toEqual([{ name: 'pro', count: 2 }]);
    expect(await values('/persons/values/')).toEqual([]);
    await capture({ event: 'bought', distinct_id: 'x', properties: { price: 5 } });
    await capture({ event: '$pageview', distinct_id: 'x', properties: { '"odd" key': 'v' } });
    expect(await values('/events/values/?key=price')).toEqual([{ name: 5 }]);
    expect(await values('/events/values/?key=%22odd%22%20key')).toEqual([{ name: 'v' }]);
    expect(await values('/events/values/?key=custom_event')).toEqual([
      { name: 'bought' },
      { name: 'seen' },
    ]);
  });

  test('have no deletion that waits', async () => {
    expect((await api('GET', '/persons/deletion_status/')).body).toMatchObject({ count: 0 });
  });
});
