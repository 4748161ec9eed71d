import { beforeEach, describe, expect, test } from 'vitest';
import { openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, capture, person, events } = openTestPostHog();
beforeEach(() => server.reset());

const seen = (distinct_id: string, properties = {}) => ({ event: 'seen', distinct_id, properties });
const identify = (distinct_id: string, anonId: string, properties = {}) => ({
  event: '$identify',
  distinct_id,
  properties: { $anon_distinct_id: anonId, ...properties },
});

describe('a person', () => {
  test('gets the anonymous ID by $identify, with its properties, its own winning', async () => {
    await capture(seen('anon', { $set: { plan: 'free', source: 'ad' } }));
    await capture(seen('ada', { $set: { plan: 'pro' } }));
    await capture(identify('ada', 'anon', { $set: { name: 'Ada' } }));
    expect(await person('anon')).toMatchObject({
      distinct_ids: ['ada', 'anon'],
      properties: { plan: 'pro', source: 'ad', name: 'Ada' },
      is_identified: true,
    });
    expect((await person('ada'))?.uuid).toBe((await person('anon'))?.uuid);
    expect(await events('distinct_id=ada')).toHaveLength(3);
  });

  test('keeps its uuid when only the anonymous ID was known before', async () => {
    await capture(seen('anon', { $set: { source: 'ad' } }));
    const uuid = (await person('anon'))?.uuid;
    await capture(identify('ada', 'anon'));
    expect(await person('ada')).toMatchObject({ uuid, distinct_ids: ['ada', 'anon'] });
  });

  test('is made with both IDs when neither was known, and gets an ID that was not', async () => {
    await capture(identify('ada', 'anon'));
    expect((await person('ada'))?.distinct_ids).toEqual(['ada', 'anon']);
    await capture(identify('ada', 'phone'));
    expect((await person('ada'))?.distinct_ids).toEqual(['ada', 'anon', 'phone']);
  });

  test('lists IDs that an app gave before those that an SDK made up', async () => {
    const anon = '0190aaaa-0000-7000-8000-000000000000';
    await capture(identify('zoe', anon));
    expect(await person('zoe')).toMatchObject({ distinct_ids: ['zoe', anon], name: 'zoe' });
  });

  test('is not merged into another once it was identified', async () => {
    await capture(identify('ada', 'anon'), seen('bob'), identify('bob', 'ada'));
    expect((await person('ada'))?.distinct_ids).toEqual(['ada', 'anon']);
    expect(await person('bob')).toMatchObject({ distinct_ids: ['bob'], is_identified: true });
    expect(await events()).toHaveLength(3);
  });

  test('that stays when a merge was refused cannot be merged away either', async () => {
    await capture(identify('ada', 'anon'), seen('bob'), seen('eve'));
    await capture(identify('bob', 'ada'), identify('eve', 'bob'));
    expect((await person('eve'))?.distinct_ids).toEqual(['eve']);
  });

  test('is merged all the same by $merge_dangerously', async () => {
    await capture(identify('ada', 'anon'), seen('bob'));
    await capture({
      event: '$merge_dangerously',
      distinct_id: 'bob',
      properties: { alias: 'ada' },
    });
    expect((await person('bob'))?.distinct_ids).toEqual(['ada', 'anon', 'bob']);
  });

  test('gets another ID by $create_alias', async () => {
    await capture(seen('ada', { $set: { plan: 'pro' } }));
    await capture({
      event: '$create_alias',
      distinct_id: 'ada',
      properties: { alias: 'ada@x.org' },
    });
    expect(await person('ada@x.org')).toMatchObject({ properties: { plan: 'pro' } });
  });

  test.each(['anonymous', 'GUEST', '"undefined"', "'null'", '[object Object]', '0', 'None'])(
    'does not get the ID %s, which many people share by mistake',
    async (shared) => {
      await capture(seen(shared), identify('ada', shared));
      expect((await person('ada'))?.distinct_ids).toEqual(['ada']);
    },
  );

  test.each([' anonymous', 'ANON', 'nan', '"guest'])('may get the ID %s', async (other) => {
    await capture(identify('ada', other));
    expect((await person(other))?.distinct_ids).toContain('ada');
  });

  test.each([[null], [{ id: 1 }], [undefined]])('does not get the ID %j', async (other) => {
    await capture({
      event: '$identify',
      distinct_id: 'ada',
      properties: { $anon_distinct_id: other },
    });
    expect((await person('ada'))?.distinct_ids).toEqual(['ada']);
  });

  test('gets an ID that is a number as text', async () => {
    await capture({ event: '$create_alias', distinct_id: 'ada', properties: { alias: 17 } });
    expect((await person('17'))?.distinct_ids).toEqual(['17', 'ada']);
  });

  test('does not get an ID that is blank', async () => {
    await capture(identify('ada', ' '));
    expect((await person('ada'))?.distinct_ids).toEqual(['ada']);
  });
});
