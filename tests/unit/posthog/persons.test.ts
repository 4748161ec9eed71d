import { beforeEach, describe, expect, test } from 'vitest';
import { NOW, openTestPostHog } from './openTestPostHog.ts';

const { server, capture, person, events } = openTestPostHog();
beforeEach(() => server.reset());

const seen = (distinct_id: string, properties = {}) => ({ event: 'seen', distinct_id, properties });
const identify = (distinct_id: string, anonId: string, properties = {}) => ({
  event: '$identify',
  distinct_id,
  properties: { $anon_distinct_id: anonId, ...properties },
});

describe('person properties', () => {
  test('come from any event, and from beside its properties, which win', async () => {
    await capture({
      ...seen('ada', { $set: { plan: 'free', team: 'a' }, $set_once: { first: 1 } }),
      $set: { plan: 'pro' },
      $set_once: { second: 2 },
    });
    expect(await person('ada')).toMatchObject({
      properties: { plan: 'pro', team: 'a', first: 1, second: 2 },
    });
  });

  test('set once stay as they are, set ones are replaced whole', async () => {
    await capture(seen('ada', { $set: { tags: { a: 1 } }, $set_once: { initial_name: 'ada' } }));
    await capture(seen('ada', { $set: { tags: { b: 2 } }, $set_once: { initial_name: 'eve' } }));
    expect((await person('ada'))?.properties).toEqual({ tags: { b: 2 }, initial_name: 'ada' });
  });

  test('are set once, then set, then unset within one event', async () => {
    const $set_once = { a: 'once', b: 'once', c: 'once' };
    await capture(seen('ada', { $set_once, $set: { b: 'set', d: 'set' }, $unset: ['c', 'd'] }));
    expect((await person('ada'))?.properties).toEqual({ a: 'once', b: 'set' });
  });

  test('are unset by the keys of an object, too', async () => {
    await capture(seen('ada', { $set: { a: 1, b: 2 } }), seen('ada', { $unset: { a: '' } }));
    expect((await person('ada'))?.properties).toEqual({ b: 2 });
  });

  test('may have the names that JavaScript objects have', async () => {
    const properties = JSON.parse('{"$set":{"__proto__":{"x":1},"constructor":"c"}}') as object;
    await capture(seen('ada', properties));
    expect(JSON.stringify((await person('ada'))?.properties)).toBe(
      '{"__proto__":{"x":1},"constructor":"c"}',
    );
  });

  test('set to the same value, null among them, leave the person unchanged and present', async () => {
    await capture(seen('ada', { $set: { plan: null } }), seen('ada', { $set: { plan: null } }));
    expect((await person('ada'))?.properties).toEqual({ plan: null });
  });

  test('are not taken from $set that is no object', async () => {
    await capture(seen('ada', { $set: ['x'], $set_once: 'y', $unset: 3 }));
    expect((await person('ada'))?.properties).toEqual({});
  });

  test.each(['$exception', '$$heatmap'])('are not taken from %s', async (event) => {
    await capture({ event, distinct_id: 'ada', properties: { $set: { plan: 'pro' } } });
    expect((await person('ada'))?.properties).toEqual({});
  });

  test('are not set again by an event that is sent again', async () => {
    const uuid = crypto.randomUUID();
    const first = { ...seen('ada', { $set: { plan: 'free' } }), uuid };
    await capture(first);
    await capture(seen('ada', { $set: { plan: 'pro' } }));
    await capture(first);
    expect((await person('ada'))?.properties).toEqual({ plan: 'pro' });
  });
});

describe('events without a person profile', () => {
  const personless = { $process_person_profile: false };

  test('make no person, and keep nothing of what they would set', async () => {
    await capture(seen('ada', { ...personless, page: 1, $set: { plan: 'pro' }, $unset: ['x'] }));
    expect(await person('ada')).toBeUndefined();
    expect((await events())[0]).toMatchObject({
      properties: { $process_person_profile: false, page: 1 },
      person: null,
    });
    expect((await events())[0]?.properties).not.toHaveProperty('$set');
  });

  test.each(['$identify', '$create_alias', '$merge_dangerously', '$groupidentify'])(
    'that would only change persons are dropped: %s',
    async (event) => {
      const properties = { ...personless, $anon_distinct_id: 'anon', alias: 'anon' };
      await capture({ event, distinct_id: 'ada', properties });
      expect(await events()).toEqual([]);
    },
  );
});

describe('a person', () => {
  test('has the uuid that PostHog gives it, is as old as its first event, and was last seen at its last', async () => {
    const timestamp = '2026-11-21T08:00:00.000Z';
    await capture({ ...seen('ada'), timestamp }, seen('ada'));
    expect(await person('ada')).toMatchObject({
      uuid: 'af061de7-58aa-50ee-8f2c-8010440c77ef',
      created_at: timestamp,
      last_seen_at: new Date(NOW).toISOString(),
      distinct_ids: ['ada'],
      is_identified: false,
    });
  });

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
    expect((await person('bob'))?.distinct_ids).toEqual(['bob']);
    expect(await events()).toHaveLength(3);
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

  test('does not get an ID that is blank', async () => {
    await capture(identify('ada', ' '));
    expect((await person('ada'))?.distinct_ids).toEqual(['ada']);
  });
});
