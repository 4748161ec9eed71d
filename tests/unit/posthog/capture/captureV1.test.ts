import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createPostHog } from '../../../../src/posthog/createPostHog.ts';
import { createStore } from '../../../../src/posthog/store/createStore.ts';
import { HOST, NOW, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, events, person, known } = openTestPostHog();
beforeEach(() => server.reset());

type Given = Record<string, string | undefined>;

const at = (offset: number) => new Date(NOW + offset).toISOString();
const UUID = '01a202cf-9450-7653-8c17-84020ac8e4e3';
const event = { event: 'seen', uuid: UUID, distinct_id: 'ada', timestamp: at(-5000) };
const batch = (...entries: unknown[]) => JSON.stringify({ created_at: at(0), batch: entries });
const HEADERS = {
  Authorization: 'Bearer phc_flagbook',
  'Content-Type': 'application/json',
  'User-Agent': 'posthog-node/5.70.0',
  'PostHog-Sdk-Info': 'posthog-node/5.70.0',
  'PostHog-Attempt': '1',
  'PostHog-Request-Id': crypto.randomUUID(),
  'PostHog-Request-Timestamp': at(0),
};

function request(body: BodyInit, headers: Given = {}) {
  const given = Object.entries<string | undefined>({ ...HEADERS, ...headers });
  const present = given.filter(([, value]) => value !== undefined) as [string, string][];
  const init = { method: 'POST', body, headers: present };
  return new Request(`${HOST}/i/v1/analytics/events`, init);
}

async function send(body: BodyInit, headers: Given = {}) {
  const asked = request(body, headers);
  const response = await server.fetch(asked);
  expect(response.headers.get('posthog-request-id')).toBe(asked.headers.get('posthog-request-id'));
  return { status: response.status, body: (await response.json()) as unknown };
}

const ok = { status: 200, body: { results: { [UUID]: { result: 'ok' } } } };

describe('capture V1 keeps', () => {
  test('events that are not ingested at once', async () => {
    server.ingestion.change({ paused: true });
    expect(await send(batch(event))).toEqual(ok);
    expect(await events()).toEqual([]);
    expect(server.ingestion.read().queue).toMatchObject([{ uuid: UUID, event: 'seen' }]);
  });

  test('an event with what its headers and options say', async () => {
    const sent = {
      ...event,
      session_id: 'session',
      window_id: 'window',
      options: { cookieless_mode: 'false', product_tour_id: 7, unknown: {} },
      properties: { page: 1, $lib: 'mine', $set: { plan: 'pro' } },
    };
    expect(await send(batch(sent))).toEqual(ok);
    expect(await events()).toMatchObject([
      {
        id: UUID,
        event: 'seen',
        distinct_id: 'ada',
        timestamp: at(-5000),
        properties: {
          page: 1,
          $session_id: 'session',
          $window_id: 'window',
          $cookieless_mode: false,
          $product_tour_id: '7',
          $lib: 'posthog-node',
          $lib_version: '5.70.0',
        },
      },
    ]);
    expect(await known('ada')).toEqual({ plan: 'pro' });
  });

  test.each<[string, (text: string) => Uint8Array<ArrayBuffer>]>([
    ['gzip', (text) => new Uint8Array(gzipSync(text))],
    ['deflate', (text) => new Uint8Array(deflateSync(text))],
    ['br', (text) => new Uint8Array(brotliCompressSync(text))],
    ['zstd', (text) => new Uint8Array(zstdCompressSync(text))],
  ])('what is packed by %s', async (encoding, pack) => {
    expect(await send(pack(batch(event)), { 'Content-Encoding': encoding })).toEqual(ok);
    expect(await events()).toHaveLength(1);
  });

  test('times by the clock of the server, unless asked to leave them', async () => {
    const headers = { 'PostHog-Request-Timestamp': at(60_000) };
    const other = crypto.randomUUID();
    const untouched = { ...event, uuid: other, options: { disable_skew_correction: true } };
    await send(batch(event, untouched), headers);
    const times = Object.fromEntries((await events()).map(({ id, timestamp }) => [id, timestamp]));
    expect(times).toEqual({ [UUID]: at(-65_000), [other]: at(-5000) });
  });

  test('each event once, though it is sent again', async () => {
    await send(batch(event));
    expect(await send(batch(event), { 'PostHog-Attempt': '2' })).toEqual(ok);
    expect(await events()).toHaveLength(1);
  });

  test('no person for an ID that many people share, nor where the event asks for none', async () => {
    const other = crypto.randomUUID();
    const personless = { ...event, uuid: other, options: { process_person_profile: 0 } };
    expect(await send(batch({ ...event, distinct_id: ' Anonymous ' }, personless))).toEqual({
      status: 200,
      body: {
        results: {
          [UUID]: { result: 'ok', details: 'person_processing_disabled' },
          [other]: { result: 'ok' },
        },
      },
    });
    expect(await events()).toHaveLength(2);
    expect([await person('Anonymous'), await person('ada')]).toEqual([undefined, undefined]);
  });
});

test.each<[string, object]>([
  ['missing_event_name', { event: '' }],
  ['event_name_too_long', { event: 'é'.repeat(101) }],
  ['dropped_performance_event', { event: '$performance_event' }],
  ['missing_distinct_id', { distinct_id: ' ' }],
  ['distinct_id_too_large', { distinct_id: 'x'.repeat(201) }],
  ['invalid_event_timestamp', { timestamp: '2026-11-22 12:00' }],
  ['invalid_event_timestamp', { timestamp: '2026-02-30T12:00:00Z' }],
  ['malformed_event_properties', { properties: [1] }],
  ['invalid_options', { options: { cookieless_mode: 'maybe' } }],
  ['invalid_options', { options: 'none' }],
])('capture V1 drops an event with %s, says so, and keeps the others', async (details, fields) => {
  const other = crypto.randomUUID();
  expect(await send(batch({ ...event, ...fields }, { ...event, uuid: other }))).toEqual({
    status: 200,
    body: { results: { [UUID]: { result: 'drop', details }, [other]: { result: 'ok' } } },
  });
  expect((await events()).map(({ id }) => id)).toEqual([other]);
});

test.each<[number, string, BodyInit, Given]>([
  [401, 'invalid_api_token', batch(event), { Authorization: undefined }],
  [401, 'invalid_api_token', batch(event), { Authorization: 'Bearer phx_flagbook' }],
  [400, 'invalid_header_value', batch(event), { Authorization: 'Basic phc_flagbook' }],
  [400, 'missing_required_headers', batch(event), { 'PostHog-Attempt': undefined }],
  [400, 'invalid_header_value', batch(event), { 'PostHog-Attempt': '0' }],
  [400, 'invalid_header_value', batch(event), { 'PostHog-Request-Id': '1' }],
  [400, 'invalid_header_value', batch(event), { 'PostHog-Request-Timestamp': 'now' }],
  [415, 'unsupported_content_type', batch(event), { 'Content-Type': 'text/plain' }],
  [415, 'unsupported_encoding', batch(event), { 'Content-Encoding': 'lz4' }],
  [400, 'request_decoding_error', 'no gzip', { 'Content-Encoding': 'gzip' }],
  [400, 'empty_body', '', {}],
  [400, 'request_parsing_error', '{', {}],
  [400, 'request_parsing_error', batch({ ...event, distinct_id: 7 }), {}],
  [400, 'empty_batch', batch(), {}],
  [400, 'invalid_batch', JSON.stringify({ created_at: 'now', batch: [event] }), {}],
  [400, 'missing_event_uuid', batch({ ...event, uuid: '' }), {}],
  [400, 'invalid_event_uuid', batch({ ...event, uuid: 'x' }), {}],
  [400, 'duplicate_event_uuid', batch(event, { ...event, uuid: UUID.toUpperCase() }), {}],
  [413, 'payload_too_large', 'x'.repeat(20 * 1024 * 1024 + 1), {}],
])('capture V1 refuses with %i and %s', async (status, error, body, headers) => {
  expect(await send(body, headers)).toEqual({
    status,
    body: {
      error,
      error_description: expect.any(String) as string,
      error_uri: 'https://posthog.com/docs/api',
    },
  });
  expect(await events()).toEqual([]);
});

test('capture V1 takes a key that it does not know, and keeps nothing', async () => {
  expect(await send(batch(event), { Authorization: 'Bearer phc_other' })).toEqual(ok);
  expect(await events()).toEqual([]);
});

test('capture V1 asks to send again what could not be kept', async () => {
  const store = createStore(':memory:');
  const broken = createPostHog({ store, now: () => NOW });
  store.close();
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const nameless = { ...event, uuid: crypto.randomUUID(), event: '' };
  const response = await broken.fetch(request(batch(event, nameless)));
  logged.mockRestore();
  expect([response.status, response.headers.get('retry-after')]).toEqual([200, '1']);
  const { results } = (await response.json()) as { results: Record<string, object> };
  expect(results[UUID]).toEqual({ result: 'retry', details: 'not_persisted' });
  expect(results[nameless.uuid]).toEqual({ result: 'drop', details: 'missing_event_name' });
});
