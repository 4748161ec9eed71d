import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, post, events } = openTestPostHog();
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
});
