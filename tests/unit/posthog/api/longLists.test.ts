import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createStore } from '../../../../src/posthog/store/createStore.ts';
import { HOST, NOW, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const store = createStore(':memory:');
const { server, post, capture, api, events } = openTestPostHog(store);
beforeEach(() => server.reset());

/** A body of so many events with so many characters each. */
const batchOf = (count: number, size: number) =>
  JSON.stringify({
    api_key: 'phc_flagbook',
    batch: Array.from({ length: count }, () => ({
      event: 'e',
      distinct_id: 'a',
      properties: { text: 'x'.repeat(size) },
    })),
  });

describe('a list', () => {
  const at = (index: number) => ({
    event: index % 2 === 0 ? 'even' : 'odd',
    distinct_id: `user-${index % 3}`,
    // Some of one millisecond.
    timestamp: new Date(NOW - Math.floor(index / 4) * 1000).toISOString(),
    properties: { index },
  });

  async function follow(path: string) {
    const results: Record<string, unknown>[] = [];
    for (let next: string | null = path; next !== null;) {
      const { body } = await api('GET', next);
      results.push(...body.results);
      next = body.next && body.next.replace(`${HOST}/api/projects/1`, '');
    }
    return results;
  }

  test.each(['', 'event=odd', 'distinct_id=user-1', 'event=odd&distinct_id=user-2'])(
    'of events (%s) has each once, page by page, in the order of the whole',
    async (query) => {
      await capture(...Array.from({ length: 60 }, (_, index) => at(index)));
      const whole = await events(`limit=1000&${query}`);
      expect(whole.length).toBeGreaterThan(9);
      expect(await follow(`/events/?limit=7&${query}`)).toEqual(whole);
    },
  );

  test('of the events of a person with many distinct IDs is in the order of time', async () => {
    await capture(
      ...[1, 2].map((index) => ({
        event: '$create_alias',
        distinct_id: 'user-0',
        properties: { alias: `user-${index}` },
        timestamp: new Date(NOW - 3_600_000).toISOString(),
      })),
      ...Array.from({ length: 1200 }, (_, index) => at(index)),
    );
    const found = await follow('/events/?limit=500&distinct_id=user-1');
    const indexes = found.map(({ properties }) => (properties as { index?: number }).index);
    const times = Array.from({ length: 300 }, (_, second) =>
      [3, 2, 1, 0].map((last) => second * 4 + last),
    );
    expect(indexes.slice(0, 1200)).toEqual(times.flat());
    expect(found).toHaveLength(1202);
  });

  test('goes on where its page ended, whatever has come since', async () => {
    await capture(at(8), at(4), at(0));
    const { body } = await api('GET', '/events/?limit=1');
    await capture(at(0), at(0));
    const { body: second } = await api(
      'GET',
      (body.next ?? '').replace(`${HOST}/api/projects/1`, ''),
    );
    expect(second.results[0]).toMatchObject({ properties: { index: 4 } });
  });

  test('counts up to an offset that was set by hand', async () => {
    await capture(at(8), at(4), at(0));
    const { body } = await api('GET', '/events/?limit=1');
    const byHand = (body.next ?? '').replace('offset=1', 'offset=2');
    const { body: third } = await api('GET', byHand.replace(`${HOST}/api/projects/1`, ''));
    expect(third.results[0]).toMatchObject({ properties: { index: 8 } });
  });

  test('ends a page before its limit when it gets too large, and leaves nothing out', async () => {
    for (let round = 0; round < 3; round++) await post('/batch/', batchOf(3, 900_000));
    const { body } = await api('GET', '/events/?after=2000-01-01&limit=1000');
    expect(body.results).toHaveLength(4);
    expect(await follow('/events/?after=2000-01-01&limit=1000')).toHaveLength(9);
  });

  test('is read no further when the client has left', async () => {
    await post('/batch/', batchOf(20_000, 1));
    const read = vi.spyOn(store.events, 'at');
    const client = new AbortController();
    const query = new URLSearchParams({ properties: '[{"key":"x","value":"y","type":"person"}]' });
    const request = new Request(`${HOST}/api/projects/1/events/?${query}`, {
      headers: { Authorization: 'Bearer phx_flagbook' },
      signal: client.signal,
    });
    client.abort();
    expect((await server.fetch(request)).status).toBe(499);
    expect(read.mock.calls.length).toBeLessThan(20_000);
    read.mockRestore();
  });
});
