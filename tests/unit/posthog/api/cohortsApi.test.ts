import { beforeEach, describe, expect, test } from 'vitest';
import { HOST, NOW, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';
import { set, withPlan } from '../../../harness/posthog/plans.ts';

const { server, api, capture } = openTestPostHog();
beforeEach(() => server.reset());

const path = '/cohorts/';
const builtOn = (id: number) => ({
  properties: { type: 'AND', values: [{ key: 'id', type: 'cohort', value: id }] },
});
const create = (cohort: object) => api('POST', path, cohort);
const patch = (id: number, change: object) => api('PATCH', `${path}${id}/`, change);

async function members(id: number) {
  const { body } = await api('GET', `${path}${id}/persons/`);
  return body.results.map(({ name }) => name);
}

describe('a cohort by properties', () => {
  test('has the persons who fit it now', async () => {
    await capture(set('ada', { plan: 'pro' }), set('bob', { plan: 'free' }));
    const { status, body } = await create({ name: 'Payers', filters: withPlan('pro') });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: 'Payers',
      is_static: false,
      deleted: false,
      version: 1,
      count: 1,
      filters: withPlan('pro'),
      created_at: new Date(NOW).toISOString(),
    });
    expect(await members(body.id)).toEqual(['ada']);
    await capture(set('bob', { plan: 'pro' }));
    expect(await members(body.id)).toEqual(['bob', 'ada']);
    expect((await api('GET', `${path}${body.id}/persons/?limit=1`)).body).toMatchObject({
      next: expect.stringContaining(
        `${HOST}/api/projects/1${path}${body.id}/persons/?limit=1&offset=1&cursor=`,
      ) as string,
      results: [{ name: 'bob' }],
    });
  });

  test('builds on another cohort', async () => {
    await capture(set('ada', { plan: 'pro' }), set('bob', { plan: 'free' }));
    const inner = (await create({ filters: withPlan('free') })).body.id;
    const outer = (await create({ filters: builtOn(inner) })).body.id;
    expect(await members(outer)).toEqual(['bob']);
  });

  test('is updated in the fields that are sent, as a new version', async () => {
    const { id } = (await create({ name: 'Payers', filters: withPlan('pro') })).body;
    const { body } = await patch(id, { name: 'Readers', filters: withPlan('free') });
    expect(body).toMatchObject({ name: 'Readers', version: 2, filters: withPlan('free') });
  });

  test('is listed newest first, searched by name, and no more once it is deleted', async () => {
    const first = (await create({ name: 'Payers', filters: withPlan('pro') })).body;
    await create({ name: 'Readers', filters: withPlan('free') });
    const list = async (query = '') => (await api('GET', path + query)).body;
    expect(await list()).toMatchObject({
      count: 2,
      results: [{ name: 'Readers' }, { name: 'Payers' }],
    });
    expect((await list('?search=PAY')).count).toBe(1);
    expect((await list('?type=static')).count).toBe(0);
    await patch(first.id, { deleted: true });
    expect((await list()).count).toBe(1);
    expect((await api('GET', `${path}${first.id}/`)).body.deleted).toBe(true);
    expect(await api('DELETE', `${path}${first.id}/`)).toEqual({ status: 405, body: null });
  });

  test.each<[object, string, string | null]>([
    [{}, "Must contain a 'properties' key with type and values", 'filters'],
    [{ filters: {} }, "Must contain a 'properties' key with type and values", 'filters'],
    [{ filters: builtOn(99) }, 'Cohort with id 99 does not exist', 'filters'],
  ])('cannot be made of %j', async (cohort, detail, attr) => {
    expect(await create(cohort)).toMatchObject({ status: 400, body: { detail, attr } });
  });

  test('cannot be made of what people did', async () => {
    const filters = {
      properties: {
        type: 'OR',
        values: [{ type: 'behavioral', key: 'seen', value: 'performed_event' }],
      },
    };
    expect((await create({ filters })).body.detail).toContain('not by what people did');
  });

  test('cannot build on itself by way of another', async () => {
    const inner = (await create({ filters: withPlan('free') })).body.id;
    const outer = (await create({ filters: builtOn(inner) })).body.id;
    expect((await patch(inner, { filters: builtOn(outer) })).body.detail).toBe(
      'Cohorts cannot reference other cohorts in a loop.',
    );
  });

  test('cannot be deleted while a flag or another cohort asks for it', async () => {
    const { id } = (await create({ name: 'Payers', filters: withPlan('pro') })).body;
    const outer = (await create({ name: 'Outer', filters: builtOn(id) })).body.id;
    const properties = [{ key: 'id', type: 'cohort', value: outer }];
    const flag = await api('POST', '/feature_flags/', {
      key: 'gated',
      filters: { groups: [{ properties }] },
    });
    expect((await patch(id, { deleted: true })).body.detail).toBe(
      'This cohort is used in 1 active feature flag(s): gated. Please remove the cohort from these feature flags before deleting it.',
    );
    await api('PATCH', `/feature_flags/${flag.body.id}/`, { active: false });
    expect((await patch(id, { deleted: true })).body.detail).toBe(
      'This cohort is used as criteria in 1 other cohort(s): Outer. Please remove this cohort from those cohort definitions before deleting it.',
    );
  });
});
