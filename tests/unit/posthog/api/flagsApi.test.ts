import { beforeEach, describe, expect, test } from 'vitest';
import { EVERYONE, HOST, NOW, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api, clock } = openTestPostHog();
beforeEach(() => {
  server.reset();
  clock.now = NOW;
});

const path = '/feature_flags/';
const create = (flag: object) => api('POST', path, flag);

describe('a feature flag', () => {
  test('is created with defaults, on for everyone', async () => {
    const { status, body } = await create({ key: ' new-cool-feature ' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: expect.any(Number) as number,
      key: 'new-cool-feature',
      name: '',
      active: true,
      deleted: false,
      filters: { groups: [{ properties: [], rollout_percentage: null }] },
      version: 1,
      created_at: '2026-11-22T12:00:00.000Z',
      is_simple_flag: true,
      tags: [],
      evaluation_runtime: 'all',
    });
    expect(await api('GET', `${path}${body.id}/`)).toEqual({ status: 200, body });
    expect(await api('GET', `${path}${body.id}`)).toEqual({ status: 200, body });
  });

  test('keeps fields of its filters and settings that are sent', async () => {
    const flag = {
      key: 'first',
      name: 'What it is for',
      active: false,
      filters: {
        groups: [{ properties: [], rollout_percentage: 20.5, description: 'a fifth' }],
        early_exit: true,
      },
      tags: ['a'],
      evaluation_runtime: 'server',
      bucketing_identifier: null,
    };
    expect((await create(flag)).body).toMatchObject(flag);
  });

  test('gets a new version by each save, and only what is sent changes', async () => {
    const { body: created } = await create({ key: 'first', name: 'One', filters: EVERYONE });
    clock.now += 1000;
    const { status, body } = await api('PATCH', `${path}${created.id}/`, { active: false });
    expect(status).toBe(200);
    expect(body).toEqual({
      ...created,
      active: false,
      version: 2,
      updated_at: '2026-11-22T12:00:01.000Z',
    });
    const again = await api('PATCH', `${path}${created.id}/`, { filters: { groups: [] } });
    expect(again.body).toMatchObject({ version: 3, name: 'One', filters: { groups: [] } });
  });

  test('keeps its filters when filters without condition sets are sent', async () => {
    const { body } = await create({ key: 'first', filters: EVERYONE });
    const patched = await api('PATCH', `${path}${body.id}/`, { filters: {} });
    expect(patched.body.filters).toEqual(EVERYONE);
  });

  test('that is deleted is not listed, frees its key, and can be brought back', async () => {
    const { body: first } = await create({ key: 'first' });
    await api('PATCH', `${path}${first.id}/`, { deleted: true });
    expect((await api('GET', path)).body).toMatchObject({ count: 0, results: [] });
    expect((await api('GET', `${path}${first.id}/`)).body.deleted).toBe(true);

    const { status, body: second } = await create({ key: 'first' });
    expect(status).toBe(201);
    const restore = () => api('PATCH', `${path}${first.id}/`, { deleted: false });
    expect((await restore()).body).toMatchObject({ code: 'unique' });
    await api('PATCH', `${path}${second.id}/`, { deleted: true });
    expect((await restore()).body).toMatchObject({ deleted: false });
  });

  test('cannot be removed by DELETE, as in PostHog', async () => {
    const { body } = await create({ key: 'first' });
    expect(await api('DELETE', `${path}${body.id}/`)).toEqual({ status: 405, body: null });
    expect(await api('POST', `${path}${body.id}/`)).toEqual({
      status: 405,
      body: {
        type: 'invalid_request',
        code: 'method_not_allowed',
        detail: 'Method "POST" not allowed.',
        attr: null,
      },
    });
  });

  test.each(['999', 'first', '1e3'])('that is not there (%s) is not found', async (id) => {
    const notFound = {
      type: 'invalid_request',
      code: 'not_found',
      detail: 'Not found.',
      attr: null,
    };
    expect(await api('GET', `${path}${id}/`)).toEqual({ status: 404, body: notFound });
    expect(await api('PATCH', `${path}${id}/`, {})).toEqual({ status: 404, body: notFound });
  });

  test('stores payloads as JSON text', async () => {
    const { body } = await create({
      key: 'a',
      filters: { ...EVERYONE, payloads: { true: { a: 1 } } },
    });
    expect(body.filters.payloads).toEqual({ true: '{"a":1}' });
    const again = await create({
      key: 'b',
      filters: { ...EVERYONE, payloads: { true: '{"a": 1}' } },
    });
    expect(again.body.filters.payloads).toEqual({ true: '{"a": 1}' });
  });
});

describe('the list of flags', () => {
  test('has the newest first, in pages that lead to one another', async () => {
    for (const key of ['one', 'two', 'three']) {
      await create({ key });
      clock.now += 1000;
    }
    const first = await api('GET', `${path}?limit=2`);
    expect(first.body).toMatchObject({ count: 3, previous: null });
    expect(first.body.results.map(({ key }) => key)).toEqual(['three', 'two']);
    const follow = async (url: string) => {
      const headers = { Authorization: 'Bearer phx_flagbook' };
      const response = await server.fetch(new Request(url, { headers }));
      return (await response.json()) as Record<string, unknown>;
    };
    const second = await follow(first.body.next ?? '');
    expect(second).toMatchObject({ count: 3, next: null, results: [{ key: 'one' }] });
    const back = await follow(second['previous'] as string);
    expect(back['results']).toEqual(first.body.results);
  });

  test('leads to further pages below the path under which a proxy serves it', async () => {
    await create({ key: 'one' });
    await create({ key: 'two' });
    const headers = {
      Authorization: 'Bearer phx_flagbook',
      'X-Forwarded-Prefix': '/posthog',
    };
    const url = `${HOST}/api/projects/1${path}?limit=1`;
    const response = await server.fetch(new Request(url, { headers }));
    expect(await response.json()).toMatchObject({
      next: `${HOST}/posthog/api/projects/1${path}?limit=1&offset=1`,
    });
  });

  test('is searched in keys and descriptions, and filtered by active', async () => {
    await create({ key: 'Checkout-button', name: '' });
    await create({ key: 'other', name: 'about the CHECKOUT', active: false });
    await create({ key: 'third', name: '100%_sure' });
    const count = async (query: string) => (await api('GET', path + query)).body.count;
    expect(await count('?search=checkout')).toBe(2);
    expect(await count('?search=%25_')).toBe(1);
    expect(await count('?active=false')).toBe(1);
    expect(await count('?active=true&search=checkout')).toBe(1);
  });

  test('is filtered by the type of flag and by where flags are meant to be evaluated', async () => {
    const variants = [{ key: 'a', rollout_percentage: 100 }];
    await create({ key: 'one' });
    await create({ key: 'two', filters: { ...EVERYONE, multivariate: { variants } } });
    await create({ key: 'three', is_remote_configuration: true, evaluation_runtime: 'server' });
    const keys = async (query: string) =>
      (await api('GET', path + query)).body.results.map(({ key }) => key);
    expect(await keys('?type=boolean')).toEqual(['one']);
    expect(await keys('?type=multivariant')).toEqual(['two']);
    expect(await keys('?type=remote_config')).toEqual(['three']);
    expect(await keys('?evaluation_runtime=server')).toEqual(['three']);
    expect(await keys('?evaluation_runtime=all')).toHaveLength(2);
  });
});
