import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { HOST, NOW, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, post, events } = openTestPostHog();
beforeEach(() => server.reset());

const event = { event: 'seen', distinct_id: 'ada', api_key: 'phc_flagbook' };
const json = JSON.stringify(event);

async function get(query: Record<string, string>) {
  const url = `${HOST}/e/?${new URLSearchParams(query).toString()}`;
  return server.fetch(new Request(url));
}

describe('capture by URL', () => {
  test.each<[string, string]>([
    ['JSON', json],
    ['base64', Buffer.from(json).toString('base64')],
    ['base64 of gzip', gzipSync(json).toString('base64')],
  ])('takes GET with %s in data', async (_name, data) => {
    const response = await get({ data });
    expect([response.status, await response.text()]).toEqual([200, '{"status":"Ok"}']);
    expect(await events()).toMatchObject([{ event: 'seen', distinct_id: 'ada' }]);
  });

  test('takes base64 whose plus signs were not escaped', async () => {
    const distinct_id = 'ada>>>???';
    const data = Buffer.from(JSON.stringify({ ...event, distinct_id })).toString('base64');
    expect(data).toContain('+');
    await server.fetch(new Request(`${HOST}/e/?data=${data}`));
    expect((await events())[0]?.distinct_id).toBe(distinct_id);
  });

  test('prefers data to a body', async () => {
    const data = encodeURIComponent(JSON.stringify({ ...event, event: 'from url' }));
    await post(`/e/?data=${data}`, json);
    expect((await events())[0]?.event).toBe('from url');
  });

  test('refuses GET without data', async () => {
    expect((await get({})).status).toBe(400);
  });

  test('answers a beacon with 204, and keeps its event', async () => {
    const response = await post('/e/?beacon=1', json);
    expect([response.status, await response.text()]).toEqual([204, '']);
    expect(await events()).toHaveLength(1);
  });

  test('corrects times by _ where nothing else says when the request was sent', async () => {
    const at = (offset: number) => new Date(NOW + offset).toISOString();
    const timed = { ...event, timestamp: at(-1000) };
    await post(`/e/?_=${NOW - 60_000}`, JSON.stringify(timed));
    await post(`/e/?_=${Math.round(NOW / 1000)}`, JSON.stringify(timed));
    const envelope = { api_key: 'phc_flagbook', sent_at: at(-5000), batch: [timed] };
    await post(`/batch/?_=${NOW - 60_000}`, JSON.stringify(envelope));
    const times = (await events()).map(({ timestamp }) => timestamp);
    expect(times).toEqual([at(59_000), at(4000), at(-1000)]);
  });
});

describe('capture', () => {
  test('takes a batch of what language models did', async () => {
    const batch = [{ ...event, event: '$ai_generation' }];
    const body = JSON.stringify({ api_key: 'phc_flagbook', batch });
    expect((await post('/i/v0/ai/batch/', body)).status).toBe(200);
    expect((await events())[0]?.event).toBe('$ai_generation');
  });

  test('leaves out events of page speed, and refuses a request that holds nothing else', async () => {
    const speed = { ...event, event: '$performance_event' };
    await post('/e/', JSON.stringify([speed, event]));
    expect((await events()).map((kept) => kept.event)).toEqual(['seen']);
    const refused = await post('/e/', JSON.stringify([speed]));
    expect([refused.status, await refused.text()]).toEqual([
      400,
      'payload empty after filtering invalid event types',
    ]);
  });

  test('refuses JSON that is nested too deeply, and so do /flags and the REST API', async () => {
    const deep = '{"a":'.repeat(200) + '1' + '}'.repeat(200);
    const refused = await post('/e/', json.replace('}', `,"properties":${deep}}`));
    expect([refused.status, await refused.text()]).toEqual([
      400,
      'failed to parse request: recursion limit exceeded',
    ]);
    const body = `{"token":"phc_flagbook","distinct_id":"ada","person_properties":${deep}}`;
    expect((await post('/flags/?v=2', body)).status).toBe(400);
    const headers = { Authorization: 'Bearer phx_flagbook', 'Content-Type': 'application/json' };
    const response = await post('/api/projects/1/feature_flags/', deep, headers);
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'parse_error' }]);
  });
});
