import { beforeEach, describe, expect, test } from 'vitest';
import { EVERYONE, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api, post, capture, flags, person } = openTestPostHog();
beforeEach(() => server.reset());

async function create(key: string, fields = {}): Promise<number> {
  const { status, body } = await api('POST', '/feature_flags/', {
    key,
    filters: EVERYONE,
    ...fields,
  });
  expect(status).toBe(201);
  return body.id;
}

const on = (id: number, value: unknown = true) => ({
  filters: {
    groups: [
      { properties: [{ key: String(id), type: 'flag', operator: 'flag_evaluates_to', value }] },
    ],
  },
});

async function keys(body: object = {}, headers: Record<string, string> = {}) {
  const request = JSON.stringify({ token: 'phc_flagbook', distinct_id: 'ada', ...body });
  const answer = (await (await post('/flags/?v=2', request, headers)).json()) as { flags: object };
  return Object.keys(answer.flags);
}

describe('the flags that a request gets', () => {
  test.each<[object, Record<string, string>, string[]]>([
    [{ evaluation_runtime: 'server' }, {}, ['both', 'server']],
    [{ evaluation_runtime: 'Client' }, { 'User-Agent': 'curl/8' }, ['both', 'client']],
    [{ evaluation_runtime: 'all' }, {}, ['both', 'client', 'server']],
    [{ evaluation_runtime: 'edge' }, {}, ['both', 'client', 'server']],
    [{}, { 'User-Agent': 'posthog-python/7.53.0' }, ['both', 'server']],
    [{}, { 'User-Agent': 'posthog-android/3.0' }, ['both', 'client']],
    [{}, { 'User-Agent': 'Mozilla/5.0 (X11) curl/8' }, ['both', 'client']],
    [{}, { 'User-Agent': 'unknown', Referer: 'https://app.example' }, ['both', 'client']],
    [{}, { 'User-Agent': 'unknown' }, ['both']],
  ])('are those meant for where it comes from: %j %j', async (body, headers, expected) => {
    await create('both');
    await create('client', { evaluation_runtime: 'client' });
    await create('server', { evaluation_runtime: 'server' });
    expect(await keys(body, headers)).toEqual(expected);
    const asked = { ...body, flag_keys: ['both', 'client', 'server'] };
    expect(await keys(asked, headers)).toEqual(expected);
  });

  test('are those of one of its contexts, and those of none', async () => {
    await create('anywhere');
    await create('docs', { evaluation_contexts: ['docs', 'help'] });
    await create('shop', { evaluation_contexts: ['shop'] });
    expect(await keys()).toHaveLength(3);
    expect(await keys({ evaluation_contexts: [] })).toHaveLength(3);
    expect(await keys({ evaluation_contexts: ['help'] })).toEqual(['anywhere', 'docs']);
    expect(await keys({ evaluation_environments: ['shop'] })).toEqual(['anywhere', 'shop']);
  });

  test('are those that it asks for and those that these depend on', async () => {
    const base = await create('base');
    const middle = await create('middle', on(base));
    await create('top', on(middle));
    await create('other');
    expect((await keys({ flag_keys: ['top'] })).sort()).toEqual(['base', 'middle', 'top']);
    expect(await keys({ flag_keys: ['unknown'] })).toEqual([]);
  });
});

describe('a flag that depends on another', () => {
  test('follows its value, or one of its variants', async () => {
    const variants = [
      { key: 'a', rollout_percentage: 100 },
      { key: 'b', rollout_percentage: 0 },
    ];
    const base = await create('base', { filters: { ...EVERYONE, multivariate: { variants } } });
    await create('on-any', on(base));
    await create('on-a', on(base, 'a'));
    await create('on-b', on(base, 'b'));
    await create('on-off', on(base, false));
    const answer = await flags({ distinct_id: 'ada' });
    const enabled = Object.values(answer.flags).filter((flag) => flag.enabled);
    expect(enabled.map(({ key }) => key)).toEqual(['base', 'on-a', 'on-any']);
    expect(answer.errorsWhileComputingFlags).toBe(false);
  });

  test('takes one that is meant for elsewhere for off', async () => {
    const base = await create('base', { evaluation_runtime: 'client' });
    await create('top', on(base));
    const answer = await flags({ distinct_id: 'ada', evaluation_runtime: 'server' });
    expect(answer.flags).toMatchObject({ top: { enabled: false } });
    expect(answer.flags).not.toHaveProperty('base');
  });
});

describe('a flag with a cohort', () => {
  const inCohort = (id: number) => ({
    filters: {
      groups: [{ properties: [{ key: 'id', type: 'cohort', value: id, operator: 'in' }] }],
    },
  });
  const set = (distinct_id: string, properties: object) => ({
    event: 'seen',
    distinct_id,
    properties: { $set: properties },
  });
  const isOn = async (distinct_id: string, body: object = {}) =>
    (await flags({ distinct_id, ...body })).flags['gated']?.enabled;

  test('is on for those whose properties the cohort asks for', async () => {
    const leaf = { key: 'plan', type: 'person', value: 'pro', operator: 'exact' };
    const filters = { properties: { type: 'OR', values: [{ type: 'AND', values: [leaf] }] } };
    const { body } = await api('POST', '/cohorts/', { filters });
    await create('gated', inCohort(body.id));
    await capture(set('ada', { plan: 'pro' }));
    expect([await isOn('ada'), await isOn('bob')]).toEqual([true, false]);
    expect(await isOn('bob', { person_properties: { plan: 'pro' } })).toBe(true);
  });

  test('is on for those on the list of a static cohort', async () => {
    await capture(set('ada', {}), set('bob', {}));
    const _create_static_person_ids = [(await person('ada'))?.uuid];
    const { body } = await api('POST', '/cohorts/', { is_static: true, _create_static_person_ids });
    await create('gated', inCohort(body.id));
    expect([await isOn('ada'), await isOn('bob'), await isOn('nobody')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
