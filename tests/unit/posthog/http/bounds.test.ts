import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { createStore } from '../../../../src/posthog/store/createStore.ts';
import { HOST, NOW, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const store = createStore(':memory:');
const { server, post, capture, events, person } = openTestPostHog(store);
beforeEach(() => server.reset());

const TINY = '{"event":"e","distinct_id":"a"}';
const batchOf = (count: number, event = TINY) =>
  `{"api_key":"phc_flagbook","batch":[${Array.from({ length: count }, () => event).join(',')}]}`;
const large = (size: number) =>
  `{"event":"large","distinct_id":"a","properties":{"text":"${'x'.repeat(size)}"}}`;

const V1 = {
  Authorization: 'Bearer phc_flagbook',
  'Content-Type': 'application/json',
  'User-Agent': 'test',
  'PostHog-Sdk-Info': 'test/1',
  'PostHog-Attempt': '1',
  'PostHog-Request-Id': crypto.randomUUID(),
  'PostHog-Request-Timestamp': new Date(NOW).toISOString(),
};

describe('a batch', () => {
  test.each([50_001, 638_976])('of %i events is refused, and none is kept', async (count) => {
    const response = await post('/batch/', gzipSync(batchOf(count)));
    expect([response.status, await response.text()]).toEqual([
      413,
      'maximum event size exceeded: the limit is 50000 events in a request',
    ]);
    expect(await events()).toEqual([]);
  });

  test('of too many events is refused by capture V1 in its own form', async () => {
    const response = await post('/i/v1/analytics/events', gzipSync(batchOf(50_001)), {
      ...V1,
      'Content-Encoding': 'gzip',
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: 'payload_too_large' });
  });

  test('of 30,000 events in a list under base64 in an address is kept whole', async () => {
    const list = `[${Array.from({ length: 30_000 }, () => TINY.replace('}', ',"token":"phc_flagbook"}')).join(',')}]`;
    const data = encodeURIComponent(gzipSync(list).toString('base64'));
    const response = await server.fetch(new Request(`${HOST}/e/?data=${data}`));
    expect(response.status).toBe(200);
    expect(store.events.lastArrival(1) - lastBefore).toBe(30_000);
  });

  test('with an event of more than 1 MB is refused', async () => {
    const response = await post('/batch/', batchOf(1, large(1024 * 1024)));
    expect([response.status, await response.text()]).toEqual([
      413,
      'maximum event size exceeded: the limit is 1048576 bytes',
    ]);
  });

  test('of large events is kept whole, in its order', async () => {
    const names = ['first', 'second', 'third'];
    const items = names.map((name) => large(900_000).replace('large', name));
    const response = await post(
      '/batch/',
      `{"batch":[${items.join(', ')}],"api_key":"phc_flagbook"}`,
    );
    expect(response.status).toBe(200);
    expect((await events()).map(({ event }) => event)).toEqual(names.toReversed());
  });

  test('of brackets that are never closed is refused', async () => {
    const response = await post('/batch/', batchOf(1, '['.repeat(900_000)));
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringMatching(/^failed to parse request: /),
    ]);
  });

  let lastBefore = 0;
  beforeEach(() => {
    lastBefore = store.events.lastArrival(1);
  });
});

test.each(['$set', '$set_once'])('%s beside the properties may not be too deep', async (name) => {
  const deep = `{"a":`.repeat(200) + '1' + '}'.repeat(200);
  const response = await post(
    '/e/',
    `{"api_key":"phc_flagbook","event":"e","distinct_id":"a","${name}":${deep}}`,
  );
  expect(await response.text()).toBe('failed to parse request: recursion limit exceeded');
});

describe('a form', () => {
  const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

  test('is looked through for its data alone', async () => {
    const event = encodeURIComponent('{"event":"e","distinct_id":"a","token":"phc_flagbook"}');
    const response = await post('/e/', `${'a&'.repeat(100_000)}data=${event}&b=1`, FORM);
    expect(response.status).toBe(200);
    expect(await events()).toHaveLength(1);
  });

  test('of more than 2 MB is refused', async () => {
    expect((await post('/batch/', 'a&'.repeat(1_100_000), FORM)).status).toBe(413);
  });
});

test('a person whose properties would get larger than PostHog lets them stays as it is', async () => {
  await capture({ event: '$set', distinct_id: 'ada', $set: { plan: 'pro' } });
  await capture({ event: '$set', distinct_id: 'ada', $set: { text: 'x'.repeat(700_000) } });
  const { $creator_event_uuid: creator, ...properties } = (await person('ada'))?.properties ?? {};
  expect([typeof creator, properties]).toEqual(['string', { plan: 'pro' }]);
});
