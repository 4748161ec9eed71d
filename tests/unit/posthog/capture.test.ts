import { gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { NOW, openTestPostHog } from './openTestPostHog.ts';

const { server, api, post, events } = openTestPostHog();
const event = { event: 'seen', distinct_id: 'ada', properties: { page: 1 } };
const envelope = { api_key: 'phc_flagbook', batch: [event] };
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

function base64(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64');
}

async function eventsAfter(path: string, body: BodyInit, headers: Record<string, string> = {}) {
  server.reset();
  const response = await post(path, body, headers);
  expect([response.status, await response.text()]).toEqual([200, '{"status":"Ok"}']);
  return events();
}

describe('what capture takes', () => {
  test.each(['/batch', '/e', '/i/v0/e', '/capture', '/track', '/engage'])(
    '%s takes a batch, an array and a single event, with and without a slash at the end',
    async (path) => {
      const array = [{ ...event, token: 'phc_flagbook' }];
      const single = { ...event, api_key: 'phc_flagbook' };
      for (const body of [envelope, array, single]) {
        const stored = { event: 'seen', distinct_id: 'ada', properties: { page: 1 } };
        expect(await eventsAfter(path, JSON.stringify(body))).toMatchObject([stored]);
        expect(await eventsAfter(`${path}/`, JSON.stringify(body))).toMatchObject([stored]);
      }
    },
  );

  const json = JSON.stringify(envelope);
  test.each<[string, BodyInit, Record<string, string>]>([
    ['gzip with its header', gzipSync(json), { 'Content-Encoding': 'gzip' }],
    [
      'gzip without a header, as posthog-js sends it',
      gzipSync(json),
      { 'Content-Type': 'text/plain' },
    ],
    ['a gzip header that a proxy left on plain JSON', json, { 'Content-Encoding': 'gzip' }],
    ['JSON in base64', base64(envelope), {}],
    ['a form with JSON', new URLSearchParams({ data: json }).toString(), form],
    ['a form with base64', `data=${base64(envelope)}`, form],
    ['a form with base64 of gzip', `data=${gzipSync(json).toString('base64')}`, form],
    ['JSON after blanks', `\n ${json}`, {}],
  ])('%s is unpacked', async (_name, body, headers) => {
    expect(await eventsAfter('/e/', body, headers)).toMatchObject([{ event: 'seen' }]);
  });

  test.each([
    ['token', { ...event, token: 'phc_flagbook' }],
    ['$token', { ...event, $token: 'phc_flagbook' }],
    ['api_key', { ...event, api_key: 'phc_flagbook' }],
    ['properties.token', { ...event, properties: { token: 'phc_flagbook' } }],
    ['blanks around it', { ...event, api_key: ' phc_flagbook\n' }],
  ])('the project API key is found in %s', async (_place, body) => {
    expect(await eventsAfter('/e/', JSON.stringify(body))).toHaveLength(1);
  });

  test.each([
    ['distinct_id', { distinct_id: 'ada' }, 'ada'],
    ['$distinct_id', { $distinct_id: 'ada' }, 'ada'],
    ['the properties', { properties: { distinct_id: 'ada' } }, 'ada'],
    ['a number', { distinct_id: 7 }, '7'],
    ['an object', { distinct_id: { a: 1 } }, '{"a":1}'],
    ['blanks at its ends, which stay', { distinct_id: ' ada ' }, ' ada '],
    ['NUL, which is replaced', { distinct_id: 'a\0b' }, 'a\uFFFDb'],
    ['half a character, which is replaced', { distinct_id: 'a\ud800' }, 'a\uFFFD'],
    [
      'more than 200 characters, which are cut',
      { distinct_id: '🦔'.repeat(201) },
      '🦔'.repeat(200),
    ],
  ])('the distinct ID is read from %s', async (_place, fields, expected) => {
    const body = JSON.stringify({ api_key: 'phc_flagbook', event: 'seen', ...fields });
    expect(await eventsAfter('/e/', body)).toMatchObject([{ distinct_id: expected }]);
  });

  test('an event for /engage needs no name', async () => {
    const body = { token: 'phc_flagbook', distinct_id: 'ada', $set: { plan: 'pro' } };
    expect(await eventsAfter('/engage/', JSON.stringify(body))).toMatchObject([
      { event: '$identify', properties: { $set: { plan: 'pro' } } },
    ]);
  });

  test('a well-formed key that names no project is answered with 200, and its events are dropped', async () => {
    const body = JSON.stringify({ ...envelope, api_key: 'phc_unknown' });
    expect(await eventsAfter('/batch/', body)).toEqual([]);
  });

  test('an event with a known uuid is not kept a second time, however it is written', async () => {
    const uuid = '01A202CF-9450-7653-8C17-84020AC8E4E3';
    await eventsAfter('/batch/', JSON.stringify({ ...envelope, batch: [{ ...event, uuid }] }));
    const again = { ...event, uuid: uuid.toLowerCase().replaceAll('-', ''), event: 'later' };
    await post('/batch/', JSON.stringify({ ...envelope, batch: [again, again] }));
    expect(await events()).toMatchObject([{ id: uuid.toLowerCase(), event: 'seen' }]);
  });
});

describe('what capture refuses', () => {
  const batch = (...entries: unknown[]) => ({ api_key: 'phc_flagbook', batch: entries });

  test.each<[string, unknown, number, string]>([
    ['no event', batch(), 400, 'request holds no event'],
    [
      'an event without a name',
      batch(event, { distinct_id: 'ada' }),
      400,
      'event submitted with an empty event name',
    ],
    [
      'an event with an empty name',
      batch({ ...event, event: '' }),
      400,
      'event submitted with an empty event name',
    ],
    [
      'a name that is no text',
      batch({ ...event, event: 3 }),
      400,
      'failed to parse request: event must be a string',
    ],
    ['no distinct ID', batch({ event: 'seen' }), 400, 'event submitted without a distinct_id'],
    [
      'a distinct ID of blanks',
      batch({ ...event, distinct_id: ' \n' }),
      400,
      'event submitted without a distinct_id',
    ],
    [
      'a uuid that is none',
      batch({ ...event, uuid: 'x' }),
      400,
      'failed to parse request: uuid must be a UUID',
    ],
    [
      'properties that are no object',
      batch({ ...event, properties: [] }),
      400,
      'failed to parse request: properties must be a JSON object',
    ],
    [
      'an event that is no object',
      batch('seen'),
      400,
      'failed to parse request: an event must be a JSON object',
    ],
    ['no key', event, 401, 'event submitted without an api_key'],
    ['an empty key', { ...event, api_key: '' }, 401, 'API key is not valid: empty'],
    [
      'a personal key',
      { ...event, api_key: 'phx_flagbook' },
      401,
      'API key is not valid: personal_api_key',
    ],
    [
      'a key that is too long',
      { ...event, api_key: 'p'.repeat(65) },
      401,
      'API key is not valid: too_long',
    ],
    ['a key beyond ASCII', { ...event, api_key: 'phc_é' }, 401, 'API key is not valid: not_ascii'],
    ['a key with NUL', { ...event, api_key: 'phc_\0x' }, 401, 'API key is not valid: null_byte'],
    [
      'two keys',
      [
        { ...event, token: 'phc_a' },
        { ...event, token: 'phc_b' },
      ],
      401,
      'batch submitted with inconsistent api_key values',
    ],
  ])('%s', async (_name, body, status, text) => {
    server.reset();
    const response = await post('/e/', JSON.stringify(body));
    expect([response.status, await response.text()]).toEqual([status, text]);
    expect(await events()).toEqual([]);
  });

  test.each<[string, BodyInit, RegExp]>([
    ['a body that is not JSON', '{"api_key"', /^failed to parse request: /],
    ['an empty body', '', /^failed to decode request: the body is empty$/],
    [
      'broken gzip',
      new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3]),
      /^failed to decode request: invalid GZIP data$/,
    ],
  ])('%s', async (_name, body, text) => {
    const response = await post('/e/', body);
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(text);
  });

  test('a form without data', async () => {
    const response = await post('/e/', 'x=1', form);
    expect(await response.text()).toBe('failed to decode request: the form has no field data');
  });

  test('more than 2 MB on /e and more than 20 MB on /batch, packed or not, with 413', async () => {
    const ofMegabytes = (size: number) =>
      JSON.stringify({ ...envelope, padding: 'x'.repeat(size * 1024 * 1024) });
    expect((await post('/e/', ofMegabytes(2))).status).toBe(413);
    expect((await post('/e/', gzipSync(ofMegabytes(2)))).status).toBe(413);
    expect((await post('/batch/', ofMegabytes(2))).status).toBe(200);
    expect((await post('/batch/', gzipSync(ofMegabytes(20)))).status).toBe(413);
    const claimed = { 'Content-Length': String(21 * 1024 * 1024) };
    const response = await post('/batch/', '{}', claimed);
    expect([response.status, await response.text()]).toEqual([
      413,
      'maximum event size exceeded: the limit is 20971520 bytes',
    ]);
  });

  test('a body that breaks off, with 408 and nothing on the console', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('{"api_key":'));
        controller.error(new Error('the connection was closed'));
      },
    });
    const init = { method: 'POST', body, duplex: 'half' };
    const request = new Request('http://posthog.test/e/', init);
    expect((await server.fetch(request)).status).toBe(408);
    expect(logged).not.toHaveBeenCalled();
    logged.mockRestore();
  });

  test('a path that is not there, with JSON that names those that are', async () => {
    const response = await post('/i/v9/e', '{}');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      code: 'not_found',
      detail: expect.stringContaining('POST /i/v9/e') as string,
    });
  });
});

describe('when an event happened', () => {
  const iso = (at: number) => new Date(at).toISOString();
  const hour = 3_600_000;

  test.each<[string, Record<string, unknown>, string | undefined, number]>([
    ['is its timestamp', { timestamp: '2026-11-22T10:00:00.000Z' }, undefined, NOW - 2 * hour],
    [
      'may be told with microseconds and an offset',
      { timestamp: '2026-11-22T11:00:00.500999+01:00' },
      undefined,
      NOW - 2 * hour + 500,
    ],
    [
      'is in UTC when no offset is told',
      { timestamp: '2026-11-22T10:00:00' },
      undefined,
      NOW - 2 * hour,
    ],
    [
      'is corrected by how far the sender is behind',
      { timestamp: iso(NOW - 3 * hour) },
      iso(NOW - 2 * hour),
      NOW - hour,
    ],
    [
      'is left as told with $ignore_sent_at',
      { timestamp: iso(NOW - 3 * hour), properties: { $ignore_sent_at: true } },
      iso(NOW - 2 * hour),
      NOW - 3 * hour,
    ],
    [
      'is counted back from the arrival by offset',
      { offset: 1500, timestamp: iso(0) },
      undefined,
      NOW - 1500,
    ],
    ['is the arrival when nothing is told', {}, undefined, NOW],
    ['is the arrival when the timestamp is none', { timestamp: 'yesterday' }, undefined, NOW],
    ['may be some hours ahead', { timestamp: iso(NOW + 22 * hour) }, undefined, NOW + 22 * hour],
    ['is the arrival when it is a day ahead', { timestamp: iso(NOW + 24 * hour) }, undefined, NOW],
    [
      'is 1970 when it is before the year 0',
      { timestamp: '-000001-01-01T00:00:00Z' },
      undefined,
      0,
    ],
  ])('%s', async (_name, fields, sentAt, expected) => {
    server.reset();
    const body = { ...envelope, sent_at: sentAt, batch: [{ ...event, ...fields }] };
    await post('/batch/', JSON.stringify(body));
    const { body: list } = await api('GET', '/events/?after=1960-01-01');
    expect(list).toMatchObject({ results: [{ timestamp: iso(expected) }] });
  });
});

describe('browsers', () => {
  test('may capture and ask for flags from any origin', async () => {
    for (const path of ['/e/', '/batch', '/flags/?v=2']) {
      const preflight = await server.fetch(
        new Request(`http://posthog.test${path}`, {
          method: 'OPTIONS',
          headers: {
            Origin: 'https://app.example',
            'Access-Control-Request-Method': 'POST',
            'Access-Control-Request-Headers': 'content-type,x-own',
          },
        }),
      );
      expect(preflight.status).toBe(204);
      expect(Object.fromEntries(preflight.headers)).toMatchObject({
        'access-control-allow-origin': 'https://app.example',
        'access-control-allow-credentials': 'true',
        'access-control-allow-headers': 'content-type,x-own',
      });
    }
  });

  test('see the answers, refusals too', async () => {
    const headers = { Origin: 'https://app.example' };
    const taken = await post('/e/', JSON.stringify(envelope), headers);
    const refused = await post('/e/', '{}', headers);
    expect(taken.headers.get('access-control-allow-origin')).toBe('https://app.example');
    expect(refused.headers.get('access-control-allow-origin')).toBe('https://app.example');
  });
});
