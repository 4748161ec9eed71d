import { beforeEach, describe, expect, test } from 'vitest';
import { EVERYONE, NOW, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api, clock } = openTestPostHog();
beforeEach(() => {
  server.reset();
  clock.now = NOW;
});

const path = '/feature_flags/';
const create = async (flag: object) => (await api('POST', path, flag)).body.id;
const on = (id: number, rest = '') => `${path}${id}/${rest}`;
const dependsOn = (id: number) => ({
  groups: [
    {
      properties: [{ key: `${id}`, type: 'flag', operator: 'flag_evaluates_to', value: true }],
    },
  ],
});

describe('PUT', () => {
  test('changes a flag like PATCH, when it names the key', async () => {
    const id = await create({ key: 'new', name: 'kept', filters: EVERYONE });
    const { status, body } = await api('PUT', on(id), { key: 'newer', active: false });
    expect([status, body]).toMatchObject([
      200,
      { key: 'newer', name: 'kept', active: false, version: 2, filters: EVERYONE },
    ]);
    expect(await api('PUT', on(id), { active: true })).toMatchObject({
      status: 400,
      body: { attr: 'key', code: 'required' },
    });
  });
});

describe('one word', () => {
  test('changes the state of a flag and nothing else, once', async () => {
    const id = await create({ key: 'new', name: 'kept', filters: EVERYONE });
    const say = async (word: string) => (await api('POST', on(id, `${word}/`))).body;
    expect(await say('disable')).toMatchObject({ active: false, version: 2, name: 'kept' });
    expect(await say('disable')).toMatchObject({ active: false, version: 2 });
    expect(await say('enable')).toMatchObject({ active: true, version: 3, filters: EVERYONE });
    expect(await say('archive')).toMatchObject({ active: false, archived: true, version: 4 });
    expect(await say('archive')).toMatchObject({ version: 4 });
    expect((await say('enable')).detail).toContain('Cannot enable an archived feature flag');
    expect(await say('unarchive')).toMatchObject({ active: false, archived: false, version: 5 });
  });

  test('is refused where others depend on the flag, and of a deleted one', async () => {
    const id = await create({ key: 'base', filters: EVERYONE });
    const other = await create({ key: 'other', filters: dependsOn(id) });
    expect((await api('POST', on(id, 'disable/'))).body.detail).toContain(
      'other flags depend on it',
    );
    expect((await api('GET', on(id, 'dependent_flags/'))).body).toEqual([
      { id: other, key: 'other', name: 'other' },
    ]);
    await api('PATCH', on(other), { deleted: true });
    expect((await api('POST', on(other, 'enable/'))).body.detail).toBe(
      'This feature flag has been deleted. Restore it before enabling it.',
    );
  });
});

describe('bulk_delete', () => {
  const remove = (body: object) => api('POST', `${path}bulk_delete/`, body);

  test('deletes the flags that are named, and says of the others why not', async () => {
    const base = await create({ key: 'base', filters: EVERYONE });
    const other = await create({ key: 'other', filters: dependsOn(base) });
    const none = await create({ key: 'none', filters: { groups: [{ rollout_percentage: 0 }] } });
    expect((await remove({ ids: [base, none, String(other), 999, 'x'] })).body).toEqual({
      deleted: [
        { id: none, key: 'none', rollout_state: 'not_rolled_out', active_variant: null },
        { id: other, key: 'other', rollout_state: 'partial', active_variant: null },
      ],
      errors: [
        { id: base, key: 'base', reason: expect.stringContaining('other flags depend') as string },
        { id: 999, reason: 'Flag not found' },
        { id: 'x', reason: 'Invalid flag ID format' },
      ],
    });
    expect((await api('GET', path)).body.results).toMatchObject([{ key: 'base' }]);
  });

  test('deletes the flags of a list', async () => {
    await create({ key: 'one', filters: EVERYONE });
    await create({ key: 'two', active: false });
    expect((await remove({ filters: { active: true } })).body).toMatchObject({
      deleted: [{ key: 'one', rollout_state: 'fully_rolled_out' }],
    });
  });

  test.each([
    [{}, 'Must provide either filters or ids'],
    [{ ids: [1], filters: { search: 'a' } }, 'Provide either filters or ids, not both'],
    [{ filters: { owner: 1, any: 2 } }, 'Unknown filter keys: any, owner'],
  ])('is refused with %j', async (body, detail) => {
    expect(await remove(body)).toMatchObject({ status: 400, body: { detail } });
  });
});

describe('activity', () => {
  const entries = async (rest: string) =>
    (await api('GET', `${path}${rest}`)).body as unknown as {
      results: { activity: string; detail: { name: string; changes: object[] } }[];
      next: string | null;
      previous: string | null;
      total_count: number;
    };

  test('tells what was done to a flag, the latest first', async () => {
    const id = await create({ key: 'new', filters: EVERYONE });
    clock.now += 60_000;
    await api('PATCH', on(id), { active: false, name: 'A new page' });
    await api('PATCH', on(id), { deleted: true });
    const { results, total_count } = await entries(`${id}/activity/`);
    expect(total_count).toBe(3);
    expect(results.map(({ activity }) => activity)).toEqual(['deleted', 'updated', 'created']);
    expect(results[1]).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      user: expect.objectContaining({ email: 'flagbook@localhost' }) as object,
      unread: false,
      is_system: false,
      was_impersonated: false,
      activity: 'updated',
      scope: 'FeatureFlag',
      item_id: String(id),
      detail: {
        merge: null,
        trigger: null,
        short_id: null,
        type: null,
        name: 'new',
        changes: [
          {
            type: 'FeatureFlag',
            action: 'changed',
            field: 'name',
            before: '',
            after: 'A new page',
          },
          { type: 'FeatureFlag', action: 'changed', field: 'active', before: true, after: false },
          { type: 'FeatureFlag', action: 'changed', field: 'version', before: 1, after: 2 },
        ],
      },
      created_at: new Date(NOW + 60_000).toISOString(),
    });
  });

  test('of all flags comes in pages', async () => {
    for (const key of ['a', 'b', 'c']) await create({ key });
    const names = (page: Awaited<ReturnType<typeof entries>>) =>
      page.results.map(({ detail }) => detail.name);
    const first = await entries('activity/?limit=2');
    expect(names(first)).toEqual(['c', 'b']);
    expect(first.next).toContain('limit=2&page=2');
    const second = await entries('activity/?limit=2&page=2');
    expect(names(second)).toEqual(['a']);
    expect([second.next, second.previous]).toEqual([
      null,
      expect.stringContaining('limit=2&page=1'),
    ]);
  });

  test('keeps nothing of a change that was refused, and nothing after a reset', async () => {
    const id = await create({ key: 'a' });
    await api('PATCH', on(id), { key: 'not a key' });
    expect((await entries('activity/')).total_count).toBe(1);
    server.reset();
    expect((await entries('activity/')).total_count).toBe(0);
  });

  test.each(['limit=0', 'page=0', 'limit=x'])('is refused with %s', async (query) => {
    expect((await api('GET', `${path}activity/?${query}`)).status).toBe(400);
  });
});
