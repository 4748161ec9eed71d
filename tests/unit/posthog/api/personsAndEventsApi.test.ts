import { beforeEach, describe, expect, test } from 'vitest';
import { NOW, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api, capture, clock, events, person } = openTestPostHog();
beforeEach(() => {
  server.reset();
  clock.now = NOW;
});

const at = (offset: number) => new Date(NOW + offset).toISOString();
const hour = 3_600_000;

describe('persons', () => {
  const plan = (distinct_id: string, value: string) => ({
    event: 'seen',
    distinct_id,
    properties: { $set: { plan: value, name: distinct_id.toUpperCase() } },
  });

  test('are found by distinct ID and read by uuid', async () => {
    await capture(plan('ada', 'pro'), plan('bob', 'free'));
    const ada = await person('ada');
    expect(ada).toMatchObject({ distinct_ids: ['ada'], name: 'ADA', properties: { plan: 'pro' } });
    expect(await api('GET', `/persons/${ada?.uuid}/`)).toEqual({ status: 200, body: ada });
    expect((await api('GET', '/persons/?distinct_id=eve')).body).toEqual({
      next: null,
      previous: null,
      results: [],
    });
    expect((await api('GET', `/persons/${crypto.randomUUID()}/`)).status).toBe(404);
  });

  test('are listed newest first, in pages', async () => {
    await capture(plan('ada', 'pro'), plan('bob', 'free'), plan('eve', 'pro'));
    const names = ({ body }: { body: { results: Record<string, unknown>[] } }) =>
      body.results.map(({ name }) => name);
    const first = await api('GET', '/persons/?limit=2');
    expect(names(first)).toEqual(['EVE', 'BOB']);
    expect(first.body.next).toContain('limit=2&offset=2');
    const second = await api('GET', '/persons/?limit=2&offset=2');
    expect(names(second)).toEqual(['ADA']);
    expect(second.body).toMatchObject({
      next: null,
      previous: expect.stringContaining('offset=0') as string,
    });
  });

  test('are filtered by properties, over all pages', async () => {
    await capture(plan('ada', 'pro'), plan('bob', 'free'), plan('eve', 'pro'));
    const filters = [{ key: 'plan', value: ['pro'], operator: 'exact', type: 'person' }];
    const query = `properties=${encodeURIComponent(JSON.stringify(filters))}`;
    const { body } = await api('GET', `/persons/?${query}&limit=1&offset=1`);
    expect(body).toMatchObject({ next: null, results: [{ name: 'ADA' }] });
    expect(await api('GET', '/persons/?properties=plan')).toMatchObject({
      status: 400,
      body: { attr: 'properties' },
    });
  });

  test('are searched in email, name, distinct IDs and uuid, and found by a whole email', async () => {
    await capture(
      { event: 'seen', distinct_id: 'ada', properties: { $set: { email: 'Ada@x.org' } } },
      { event: 'seen', distinct_id: 'bob', properties: { $set: { name: 'Adam' } } },
      { event: 'seen', distinct_id: 'eve' },
    );
    const names = async (query: string) =>
      (await api('GET', `/persons/?${query}`)).body.results.map(({ name }) => name);
    expect(await names('search=ADA')).toEqual(['Adam', 'Ada@x.org']);
    expect(await names('search=eve')).toEqual(['eve']);
    expect(await names('email=Ada@x.org')).toEqual(['Ada@x.org']);
    expect(await names('email=ada')).toEqual([]);
  });

  test('are deleted one by one or many at once, with their events when asked to', async () => {
    await capture(...['ada', 'bob', 'eve'].map((distinct_id) => ({ event: 'seen', distinct_id })));
    const uuid = (await person('ada'))?.uuid ?? '';
    expect(await api('DELETE', `/persons/${uuid}/`)).toEqual({ status: 202, body: null });
    expect(await person('ada')).toBeUndefined();
    expect(await events('distinct_id=ada')).toHaveLength(1);
    const gone = { distinct_ids: ['bob', 'nobody'], delete_events: true };
    expect((await api('POST', '/persons/bulk_delete/', gone)).status).toBe(202);
    expect(await events('distinct_id=bob')).toEqual([]);
    expect((await api('GET', '/persons/')).body.results).toMatchObject([{ name: 'eve' }]);
    expect((await api('POST', '/persons/bulk_delete/', {})).body.detail).toBe(
      'You need to specify either distinct_ids or ids',
    );
  });

  test('are made by events alone', async () => {
    expect((await api('POST', '/persons/', {})).status).toBe(405);
  });
});

describe('events', () => {
  const seen = (distinct_id: string, timestamp: string, event = 'seen') => ({
    event,
    distinct_id,
    timestamp,
    properties: { at: timestamp },
  });
  const list = async (query = '') => {
    const { body } = await api('GET', `/events/?${query}`);
    return body.results.map(({ timestamp }) => timestamp);
  };

  test('come newest first, those of one moment by arrival, with the person of today', async () => {
    await capture(seen('ada', at(-2 * hour), 'a'), seen('ada', at(-1 * hour), 'b'));
    await capture({
      ...seen('ada', at(-1 * hour), 'c'),
      $set: { email: 'ada@x.org', plan: 'pro' },
    });
    const { body } = await api('GET', '/events/');
    expect(body.results.map(({ event }) => event)).toEqual(['c', 'b', 'a']);
    expect(body.results[2]).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      distinct_id: 'ada',
      properties: { at: at(-2 * hour) },
      event: 'a',
      timestamp: at(-2 * hour),
      person: { is_identified: false, distinct_ids: ['ada'], properties: { email: 'ada@x.org' } },
      elements: [],
      elements_chain: '',
    });
  });

  test('are those of the last 24 hours unless a time is asked for', async () => {
    await capture(seen('ada', at(-25 * hour)), seen('ada', at(-23 * hour)), seen('ada', at(-hour)));
    expect(await list()).toEqual([at(-hour), at(-23 * hour)]);
    expect(await list('after=-2d')).toHaveLength(3);
    expect(await list(`after=${at(-23 * hour)}`)).toEqual([at(-hour)]);
    expect(await list(`after=2000-01-01&before=${at(-hour)}`)).toEqual([
      at(-23 * hour),
      at(-25 * hour),
    ]);
    expect(await api('GET', '/events/?after=soon')).toMatchObject({
      status: 400,
      body: { attr: 'after', code: 'invalid_date' },
    });
  });

  test('are filtered by event and by the person behind a distinct ID', async () => {
    await capture(seen('anon', at(-3 * hour)), seen('bob', at(-2 * hour)));
    await capture({
      event: '$identify',
      distinct_id: 'ada',
      timestamp: at(-hour),
      properties: { $anon_distinct_id: 'anon' },
    });
    expect(await list('distinct_id=ada')).toEqual([at(-hour), at(-3 * hour)]);
    expect(await list('distinct_id=anon&event=seen')).toEqual([at(-3 * hour)]);
    expect(await list('distinct_id=bob')).toEqual([at(-2 * hour)]);
    expect(await list('event=unknown')).toEqual([]);
  });

  test('of somebody without a person are found by their distinct ID', async () => {
    const properties = { $process_person_profile: false };
    await capture({ event: 'seen', distinct_id: 'nobody', timestamp: at(-hour), properties });
    expect(await list('distinct_id=nobody')).toEqual([at(-hour)]);
  });

  test('come in pages of 100 unless asked otherwise', async () => {
    await capture(...Array.from({ length: 101 }, (_, i) => seen('ada', at(-i * 1000))));
    const { body } = await api('GET', '/events/');
    expect(body.results).toHaveLength(100);
    expect(body.next).toContain('limit=100&offset=100');
    expect(await list('offset=100')).toEqual([at(-100_000)]);
    expect(await list('limit=3')).toHaveLength(3);
  });

  test('are filtered by their properties and by a person, and read by uuid', async () => {
    await capture(
      { event: 'seen', distinct_id: 'ada', properties: { page: 'home' } },
      { event: 'seen', distinct_id: 'bob', properties: { page: 'shop' } },
    );
    const properties = JSON.stringify([{ key: 'page', value: 'shop', operator: 'exact' }]);
    const [found] = await events(`properties=${encodeURIComponent(properties)}`);
    expect(found?.distinct_id).toBe('bob');
    const uuid = (await person('ada'))?.uuid ?? '';
    expect(await events(`person_id=${uuid}`)).toMatchObject([{ distinct_id: 'ada' }]);
    expect(await events(`person_id=${crypto.randomUUID()}`)).toEqual([]);
    expect((await api('GET', `/events/${found?.id ?? ''}/`)).body).toEqual(found);
    expect((await api('GET', `/events/${crypto.randomUUID()}/`)).status).toBe(404);
  });

  test('cannot be asked for by HogQL, and the answer says what can', async () => {
    const { status, body } = await api('POST', '/query/', {});
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'not_supported' });
    expect(body.detail).toContain('List events with GET /api/projects/1/events/');
  });
});
