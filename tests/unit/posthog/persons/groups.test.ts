import { beforeEach, describe, expect, test } from 'vitest';
import { EVERYONE, NOW, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api, capture, events, flags, known } = openTestPostHog();
beforeEach(() => server.reset());

const identify = (type: string, key: unknown, properties: unknown = {}) => ({
  event: '$groupidentify',
  distinct_id: `$${type}_x`,
  properties: { $group_type: type, $group_key: key, $group_set: properties },
});
const types = async () => {
  const { body } = await api('GET', '/groups_types/');
  return (body as unknown as { group_type: string }[]).map(({ group_type }) => group_type);
};
const find = (index: number, key: string) =>
  api('GET', `/groups/find?group_type_index=${index}&group_key=${key}`);

describe('groups', () => {
  test('are made and changed by $groupidentify, key by key', async () => {
    await capture(identify('company', 'acme', { name: 'Acme', seats: 5 }));
    await capture(identify('company', 'acme', { seats: 6 }));
    expect(await find(0, 'acme')).toEqual({
      status: 200,
      body: {
        group_type_index: 0,
        group_key: 'acme',
        group_properties: { name: 'Acme', seats: 6 },
        created_at: new Date(NOW).toISOString(),
      },
    });
    expect((await find(0, 'other')).status).toBe(404);
  });

  test('have at most five types, in the order in which they came', async () => {
    await capture({
      event: 'seen',
      distinct_id: 'ada',
      properties: { $groups: { company: 'acme', team: 't1' } },
    });
    for (const type of ['app', 'region', 'plan', 'sixth']) await capture(identify(type, 'x'));
    expect(await types()).toEqual(['company', 'team', 'app', 'region', 'plan']);
    expect((await events('event=seen'))[0]?.properties).toMatchObject({
      $group_0: 'acme',
      $group_1: 't1',
    });
  });

  test('are not made without a type, a key, or a person profile', async () => {
    await capture(identify('', 'x'), identify('company', ''), identify('company', null));
    await capture({
      event: 'seen',
      distinct_id: 'ada',
      properties: { $process_person_profile: false, $groups: { company: 'acme' } },
    });
    expect(await types()).toEqual([]);
  });

  test('are listed by type, newest first, and searched', async () => {
    await capture(
      identify('company', 'acme', { name: 'Acme' }),
      identify('company', 7, { name: 'Seven' }),
      identify('team', 't1'),
    );
    const keys = async (query: string) =>
      (await api('GET', `/groups/?${query}`)).body.results.map(({ group_key }) => group_key);
    expect(await keys('group_type_index=0')).toEqual(['7', 'acme']);
    expect(await keys('group_type_index=0&search=sev')).toEqual(['7']);
    expect(await keys('group_type_index=1')).toEqual(['t1']);
    expect((await api('GET', '/groups/')).body).toMatchObject({
      attr: 'group_type_index',
      detail: 'You must pass ?group_type_index= in this call',
    });
    const page = await api('GET', '/groups/?group_type_index=0&limit=1');
    expect(page.body.next).toContain('offset=1');
  });

  test('are created by the REST API, each key once and of a known type', async () => {
    const acme = { group_type_index: 0, group_key: 'acme', group_properties: { plan: 'pro' } };
    const early = await api('POST', '/groups/', acme);
    expect(early).toMatchObject({ status: 400, body: { attr: 'group_type_index' } });

    await capture({
      event: 'seen',
      distinct_id: 'ada',
      properties: { $groups: { company: 'other' } },
    });
    expect(await api('POST', '/groups/', acme)).toMatchObject({ status: 201, body: acme });
    expect((await find(0, 'acme')).body).toMatchObject(acme);
    const again = await api('POST', '/groups/', acme);
    expect(again).toMatchObject({
      status: 400,
      body: { detail: 'A group with this key already exists' },
    });
    const { body } = await api('POST', '/groups/', { group_type_index: 0 });
    expect(body).toMatchObject({ attr: 'group_key', code: 'required' });
  });

  test('are their own, the person behind $groupidentify is another', async () => {
    await capture(identify('company', 'acme', { name: 'Acme' }));
    expect(await known('$company_x')).toEqual({});
  });
});

describe('a flag about groups', () => {
  const create = (key: string, filters: object) => api('POST', '/feature_flags/', { key, filters });
  const ask = async (key: string, body: object) =>
    (await flags({ distinct_id: 'ada', ...body })).flags[key];

  test('looks at what is stored of the group and, over it, what the request says', async () => {
    await capture(identify('company', 'acme', { plan: 'pro' }));
    const properties = [{ key: 'plan', type: 'group', group_type_index: 0, value: 'pro' }];
    await create('for-payers', { groups: [{ properties }], aggregation_group_type_index: 0 });
    expect((await ask('for-payers', { groups: { company: 'acme' } }))?.enabled).toBe(true);
    expect((await ask('for-payers', { groups: { company: 'other' } }))?.enabled).toBe(false);
    const given = { groups: { company: 'acme' }, group_properties: { company: { plan: 'free' } } };
    expect((await ask('for-payers', given))?.enabled).toBe(false);
  });

  test('is off for who acts for no group, and says so', async () => {
    await capture(identify('company', 'acme'));
    await create('for-groups', { ...EVERYONE, aggregation_group_type_index: 0 });
    expect(await ask('for-groups', {})).toMatchObject({
      enabled: false,
      reason: { code: 'no_group_type' },
    });
    expect(await ask('for-groups', { groups: { unknown: 'acme' } })).toMatchObject({
      enabled: false,
    });
    expect(await ask('for-groups', { $groups: { company: 1 } })).toMatchObject({ enabled: true });
  });

  test('says of each set which kind of group it is about, and of itself when all are the same', async () => {
    const set = { properties: [], rollout_percentage: 100 };
    const own = { ...set, aggregation_group_type_index: 1 };
    const same = await create('same', { groups: [own, own] });
    expect(same.body.filters.aggregation_group_type_index).toBe(1);
    const filters = { groups: [set, own], aggregation_group_type_index: null };
    const mixed = await create('mixed', filters);
    expect(mixed.body.filters).toEqual({
      groups: [{ ...set, aggregation_group_type_index: null }, own],
      aggregation_group_type_index: null,
    });
    const inherited = await create('inherited', { groups: [set], aggregation_group_type_index: 0 });
    expect(inherited.body.filters.groups).toEqual([{ ...set, aggregation_group_type_index: 0 }]);
  });

  test('buckets by the key of the group', async () => {
    await capture(identify('company', 'x'));
    const filters = {
      groups: [{ properties: [], rollout_percentage: 50 }],
      aggregation_group_type_index: 0,
    };
    await create('new-cool-feature', filters);
    const enabled = async (company: string) =>
      (await ask('new-cool-feature', { groups: { company } }))?.enabled;
    expect([await enabled('ian'), await enabled('ada')]).toEqual([true, false]);
  });
});
