import { beforeEach, describe, expect, test } from 'vitest';
import { EVERYONE, HOST, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api, capture, sdk } = openTestPostHog();
beforeEach(() => server.reset());

interface Definitions {
  flags: Record<string, unknown>[];
  group_type_mapping: Record<string, string>;
  cohorts: Record<string, unknown>;
}

const TODAY = '/flags/definitions?token=phc_flagbook&send_cohorts';
const OLDER = '/api/feature_flag/local_evaluation?token=phc_flagbook&send_cohorts';

async function get(path: string, headers: Record<string, string> = {}) {
  const auth = { Authorization: 'Bearer phx_flagbook', ...headers };
  return server.fetch(new Request(HOST + path, { headers: auth }));
}

async function definitions(path = TODAY): Promise<Definitions> {
  return (await (await get(path)).json()) as Definitions;
}

async function create(key: string, filters: object = EVERYONE, fields = {}): Promise<number> {
  return (await api('POST', '/feature_flags/', { key, filters, ...fields })).body.id;
}

const withFilter = (filter: object) => ({ groups: [{ properties: [filter] }] });
const onFlag = (id: number) =>
  withFilter({ key: String(id), type: 'flag', operator: 'flag_evaluates_to', value: true });

describe('flag definitions', () => {
  test('hold all flags that are not deleted, inactive ones too, sorted by key', async () => {
    await create('second', EVERYONE, { active: false });
    const first = await create('first');
    const third = await create('third');
    await api('PATCH', `/feature_flags/${third}/`, { deleted: true });
    const { flags } = await definitions();
    expect(flags.map(({ key }) => key)).toEqual(['first', 'second']);
    expect(flags[0]).toEqual({
      id: first,
      team_id: 1,
      name: '',
      key: 'first',
      filters: EVERYONE,
      deleted: false,
      active: true,
      version: 1,
      ensure_experience_continuity: false,
      has_encrypted_payloads: false,
      has_experiment: false,
      evaluation_runtime: 'all',
      evaluation_contexts: [],
      bucketing_identifier: null,
    });
    expect(await definitions(OLDER)).toEqual(await definitions());
    expect(
      await definitions('/api/projects/1/feature_flags/local_evaluation?send_cohorts'),
    ).toEqual(await definitions());
  });

  test('name the flags that others depend on by key, with what must be evaluated for them', async () => {
    const base = await create('base');
    const middle = await create('middle', onFlag(base));
    await create('top', onFlag(middle));
    const filterOf = async (key: string) => {
      const flag = (await definitions()).flags.find((found) => found['key'] === key);
      const { groups } = flag?.['filters'] as { groups: { properties: object[] }[] };
      return groups[0]?.properties[0];
    };
    expect(await filterOf('top')).toEqual({
      key: 'middle',
      type: 'flag',
      operator: 'flag_evaluates_to',
      value: true,
      dependency_chain: ['base', 'middle'],
    });
    await api('PATCH', `/feature_flags/${middle}/`, { active: false, deleted: false });
    expect(await filterOf('middle')).toMatchObject({ key: 'base', dependency_chain: ['base'] });
  });

  test('hold the cohorts that flags ask for and those that these build on, and the group types', async () => {
    const inner = {
      type: 'AND',
      values: [{ key: 'plan', type: 'person', value: 'pro', operator: 'exact' }],
    };
    const first = (await api('POST', '/cohorts/', { filters: { properties: inner } })).body.id;
    const outer = { type: 'OR', values: [{ key: 'id', type: 'cohort', value: first }] };
    const second = (await api('POST', '/cohorts/', { filters: { properties: outer } })).body.id;
    await api('POST', '/cohorts/', { filters: { properties: inner } });
    const listed = { is_static: true, _create_static_person_ids: [] };
    const third = (await api('POST', '/cohorts/', listed)).body.id;
    await create('gated', withFilter({ key: 'id', type: 'cohort', value: second }));
    await create('listed', withFilter({ key: 'id', type: 'cohort', value: third }));
    await capture({ event: 'seen', distinct_id: 'ada', properties: { $groups: { company: 'x' } } });
    const { cohorts, group_type_mapping } = await definitions();
    expect(Object.keys(cohorts)).toEqual([String(first), String(second)]);
    expect(cohorts[String(first)]).toMatchObject({ type: 'AND', values: [{ key: 'plan' }] });
    expect(group_type_mapping).toEqual({ 0: 'company' });
    expect((await definitions(OLDER.replace('&send_cohorts', ''))).cohorts).toEqual({});
  });

  test.each([TODAY, OLDER])('are not sent again to who has them: %s', async (path) => {
    await create('first');
    const first = await get(path);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/"[0-9a-f]{16}"$/);
    expect(first.headers.get('cache-control')).toBe('private, must-revalidate');
    for (const known of [tag, tag.slice(2), tag.slice(3, -1)]) {
      const again = await get(path, { 'If-None-Match': known });
      expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, tag, '']);
    }
    await create('second');
    const changed = await get(path, { 'If-None-Match': tag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(tag);
  });

  test('are for those who have the personal API key and name a project', async () => {
    const bare = await server.fetch(new Request(HOST + TODAY));
    expect([bare.status, await bare.json()]).toMatchObject([401, { code: 'not_authenticated' }]);
    const wrong = await get(TODAY, { Authorization: 'Bearer phx_other' });
    expect([wrong.status, await wrong.json()]).toMatchObject([
      401,
      { code: 'authentication_failed' },
    ]);
    expect((await get('/flags/definitions?token=phc_other')).status).toBe(401);
    expect((await get('/flags/definitions')).status).toBe(400);
    expect((await get('/api/feature_flag/local_evaluation')).status).toBe(200);
  });

  test('let posthog-node evaluate flags on its own, with dependencies, cohorts and groups', async () => {
    const leaf = { key: 'plan', type: 'person', value: 'pro', operator: 'exact' };
    const filters = { properties: { type: 'OR', values: [{ type: 'AND', values: [leaf] }] } };
    const cohort = (await api('POST', '/cohorts/', { filters })).body.id;
    const base = await create('base', withFilter({ key: 'id', type: 'cohort', value: cohort }));
    await create('top', onFlag(base));
    await capture({ event: 'seen', distinct_id: 'ada', properties: { $groups: { company: 'x' } } });
    await create('for-groups', { ...EVERYONE, aggregation_group_type_index: 0 });
    const client = sdk({ secretKey: 'phx_flagbook', sendFeatureFlagEvent: false });
    await client.waitForLocalEvaluationReady();
    const options = { onlyEvaluateLocally: true, groups: { company: 'x' } };
    const values = async (plan: string) =>
      client.getAllFlags('ada', { ...options, personProperties: { plan } });
    expect(await values('pro')).toEqual({ base: true, top: true, 'for-groups': true });
    expect(await values('free')).toEqual({ base: false, top: false, 'for-groups': true });
    await client.shutdown();
  });
});

describe('remote configuration', () => {
  test('is the payload of a flag as JSON text, by key or id', async () => {
    const id = await create(
      'settings',
      { ...EVERYONE, payloads: { true: { a: 1 } } },
      {
        is_remote_configuration: true,
      },
    );
    await create('bare', EVERYONE, { is_remote_configuration: true });
    const paid = { ...EVERYONE, payloads: { true: '1' } };
    await create('ordinary', paid);
    await create('turned', paid, { is_remote_configuration: false });
    const read = async (flag: string) => {
      const response = await get(
        `/api/projects/@current/feature_flags/${flag}/remote_config?token=phc_flagbook`,
      );
      return [response.status, await response.json()] as unknown;
    };
    expect(await read('settings')).toEqual([200, '{"a":1}']);
    expect(await read(String(id))).toEqual([200, '{"a":1}']);
    expect(await read('bare')).toEqual([200, null]);
    for (const other of ['unknown', 'ordinary', 'turned']) {
      expect(await read(other), other).toEqual([404, '']);
    }
    const client = sdk({ secretKey: 'phx_flagbook' });
    expect(await client.getRemoteConfigPayload('settings')).toEqual({ a: 1 });
    await client.shutdown();
  });
});
