import { beforeEach, describe, expect, test } from 'vitest';
import { NOW, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, capture, person, known, events } = openTestPostHog();
beforeEach(() => server.reset());

const seen = (distinct_id: string, properties = {}) => ({ event: 'seen', distinct_id, properties });

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
    expect(await known('ada')).toEqual({ tags: { b: 2 }, initial_name: 'ada' });
  });

  test('that are null count as not set yet to $set_once', async () => {
    await capture(seen('ada', { $set: { source: null, plan: null } }));
    await capture(seen('ada', { $set_once: { source: 'ad', plan: null } }));
    expect(await known('ada')).toEqual({ source: 'ad', plan: null });
  });

  test('are set once, then set, then unset within one event', async () => {
    const $set_once = { a: 'once', b: 'once', c: 'once' };
    await capture(seen('ada', { $set_once, $set: { b: 'set', d: 'set' }, $unset: ['c', 'd'] }));
    expect(await known('ada')).toEqual({ a: 'once', b: 'set' });
  });

  test('are unset by the keys of an object, too', async () => {
    await capture(seen('ada', { $set: { a: 1, b: 2 } }), seen('ada', { $unset: { a: '' } }));
    expect(await known('ada')).toEqual({ b: 2 });
  });

  test('may have the names that JavaScript objects have', async () => {
    const properties = JSON.parse('{"$set":{"__proto__":{"x":1},"constructor":"c"}}') as object;
    await capture(seen('ada', properties));
    expect(JSON.stringify(await known('ada'))).toBe('{"__proto__":{"x":1},"constructor":"c"}');
  });

  test('set to the same value, null among them, leave the person unchanged and present', async () => {
    await capture(seen('ada', { $set: { plan: null } }), seen('ada', { $set: { plan: null } }));
    expect(await known('ada')).toEqual({ plan: null });
  });

  test('are not taken from $set that is no object', async () => {
    await capture(seen('ada', { $set: ['x'], $set_once: 'y', $unset: 3 }));
    expect(await known('ada')).toEqual({});
  });

  test.each(['$exception', '$$heatmap'])('are not taken from %s', async (event) => {
    await capture({ event, distinct_id: 'ada', properties: { $set: { plan: 'pro' } } });
    expect(await known('ada')).toEqual({});
  });

  test('are not set again by an event that is sent again', async () => {
    const uuid = crypto.randomUUID();
    const first = { ...seen('ada', { $set: { plan: 'free' } }), uuid };
    await capture(first);
    await capture(seen('ada', { $set: { plan: 'pro' } }));
    await capture(first);
    expect(await known('ada')).toEqual({ plan: 'pro' });
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
  test.each(['seen', '$identify', '$exception', '$groupidentify'])(
    'remembers the event that made it, here %s',
    async (event) => {
      const [made, later] = [crypto.randomUUID(), crypto.randomUUID()];
      await capture({ ...seen('ada', { $set_once: { first: 1 } }), event, uuid: made });
      await capture({ ...seen('ada', { $set: { plan: 'pro' } }), uuid: later });
      expect((await person('ada'))?.properties['$creator_event_uuid']).toBe(made);
    },
  );

  test('remembers the event that named both its distinct IDs, or the elder that stays', async () => {
    const uuids = Array.from({ length: 4 }, () => crypto.randomUUID());
    const identify = { event: '$identify', distinct_id: 'ada' };
    await capture({ ...identify, properties: { $anon_distinct_id: 'anon' }, uuid: uuids[0] });
    expect((await person('anon'))?.properties['$creator_event_uuid']).toBe(uuids[0]);
    await capture({ ...seen('eve'), uuid: uuids[1] }, { ...seen('bob'), uuid: uuids[2] });
    const alias = { event: '$create_alias', distinct_id: 'eve', properties: { alias: 'bob' } };
    await capture({ ...alias, uuid: uuids[3] });
    expect((await person('bob'))?.properties['$creator_event_uuid']).toBe(uuids[1]);
  });

  test('gets all that the event which makes it says, also of its browser', async () => {
    await capture(seen('ada', { $set_once: { $browser: 'Firefox', $referrer: 'x.org' } }));
    expect(await known('ada')).toEqual({ $browser: 'Firefox', $referrer: 'x.org' });
  });

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
});
