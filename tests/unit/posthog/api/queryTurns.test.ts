import { expect, test } from 'vitest';
import { createStore } from '../../../../src/posthog/store/createStore.ts';
import { openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const store = createStore(':memory:');
const { api, server } = openTestPostHog(store);

const ask = async (query: string) => {
  const { status, body } = await api('POST', '/query/', { query: { kind: 'HogQLQuery', query } });
  const { results = [], detail = '' } = body as unknown as { results?: unknown[]; detail?: string };
  return { status, results, detail };
};

/** Puts so many events in, a minute apart, the first at 1970-01-01T00:01Z. */
function fill(count: number, properties: Record<string, unknown> = {}) {
  server.reset();
  store.transaction(() => {
    for (let number = 1; number <= count; number++) {
      store.events.insert(1, {
        uuid: crypto.randomUUID(),
        event: number % 2 === 0 ? 'even' : 'odd',
        distinctId: `user-${number % 10}`,
        timestamp: number * 60_000,
        properties,
      });
    }
  });
}

test('a count over many events is whole, and lets others have their turns', async () => {
  fill(30_000, { text: 'x'.repeat(200) });
  let turns = 0;
  let isAsked = true;
  const count = () => {
    turns++;
    if (isAsked) setImmediate(count);
  };
  setImmediate(count);
  const { results } = await ask(
    `SELECT event, count(), min(distinct_id), max(timestamp), countIf(JSONExtractString(properties, 'text') != '')
     FROM events GROUP BY event HAVING count() > 10000 AND min(distinct_id) IN ('user-0', 'user-1') ORDER BY event DESC`,
  );
  isAsked = false;
  expect(results).toEqual([
    ['odd', 15_000, 'user-1', '1970-01-21T19:59:00.000Z', 15_000],
    ['even', 15_000, 'user-0', '1970-01-21T20:00:00.000Z', 15_000],
  ]);
  expect(turns).toBeGreaterThan(3);
});

test('rows are put in order over all portions, and events of one ID are found among all', async () => {
  fill(5000);
  expect((await ask('SELECT timestamp FROM events ORDER BY timestamp LIMIT 2')).results).toEqual([
    ['1970-01-01T00:01:00.000Z'],
    ['1970-01-01T00:02:00.000Z'],
  ]);
  const of = `FROM events WHERE event = 'odd' AND distinct_id = 'user-7'`;
  expect((await ask(`SELECT count() ${of}`)).results).toEqual([[500]]);
  expect((await ask(`SELECT distinct_id ${of}`)).results).toHaveLength(100);
});

test('an answer that would be too large is refused, whether of rows or of groups', async () => {
  fill(12, { text: 'x'.repeat(900_000) });
  const text = `JSONExtractRaw(properties, 'text')`;
  for (const query of [
    `SELECT ${text} FROM events`,
    `SELECT uuid, ${text}, count() FROM events GROUP BY uuid, ${text}`,
  ]) {
    const { status, detail } = await ask(query);
    expect([status, detail]).toEqual([400, expect.stringContaining('more than 8 MB')]);
  }
  expect((await ask(`SELECT ${text} FROM events LIMIT 1`)).status).toBe(200);
  expect((await ask(`SELECT ${text}, count() FROM events GROUP BY ${text}`)).status).toBe(200);
});
