import { gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, post, events } = openTestPostHog();
const event = { event: 'seen', distinct_id: 'ada', properties: { page: 1 } };

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
    ['an empty body', '', /^request missing data payload$/],
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
    const response = await post('/e/', 'x=1', {
      'Content-Type': 'application/x-www-form-urlencoded',
    });
    expect(await response.text()).toBe('failed to decode request: the form has no field data');
  });

  test('more than 2 MB on /e and more than 20 MB on /batch, packed or not, with 413', async () => {
    const ofMegabytes = (size: number) =>
      JSON.stringify({ ...batch(event), padding: 'x'.repeat(size * 1024 * 1024) });
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

  test.each(['/i/v0/ai', '/i/v0/ai/', '/i/v0/ai/otel'])(
    '%s, with where else to send',
    async (path) => {
      const response = await post(path, new FormData());
      expect(response.status).toBe(501);
      expect(await response.text()).toContain('/i/v0/ai/batch');
    },
  );

  describe('lz64, with what to send instead', () => {
    // Its alphabet is that of base64, and what it begins with is never a bracket.
    const lz64 =
      'N4IgpgbgThB2AuIBcIDOZYgDQhvAlgMYCuAthAPoAm+yIAhjQL47QD20TdAvgDZgAzOlABGAazDNOnAHQALMLwB2hYHPJxZPIA==';
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const data = encodeURIComponent(lz64);

    test.each<[string, string, string, Record<string, string>]>([
      ['named in a form', '/e/', `data=${data}&compression=lz64`, form],
      ['named before the data', '/e/', `compression=lz64&data=${data}`, form],
      ['named in the address', '/e/?compression=lz64', `data=${data}`, form],
      ['as the body', '/capture/?compression=lz64', lz64, {}],
      ['of a request for flags', '/decide/?v=3&compression=lz64', `data=${data}`, form],
    ])('%s', async (_name, path, body, headers) => {
      const response = await post(path, body, headers);
      expect(response.status).toBe(400);
      expect(await response.text()).toContain(
        'does not read lz64. Send gzip, base64 or plain JSON',
      );
    });

    test('is taken when it is plain JSON all the same', async () => {
      const body = '{"event":"seen","distinct_id":"ada","api_key":"phc_flagbook"}';
      expect((await post('/e/?compression=lz64', body)).status).toBe(200);
    });
  });
});
