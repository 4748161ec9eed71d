import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import integrity from '../../../node_modules/posthog-js/dist/integrity.json' with { type: 'json' };
import manifest from '../../../package.json' with { type: 'json' };
import { HOST, openTestPostHog } from '../../harness/posthog/openTestPostHog.ts';

const DIST = path.resolve(import.meta.dirname, '../../../node_modules/posthog-js/dist');
const VERSION = integrity.version;
const { server } = openTestPostHog();

/** As another site's page does: by a script with `crossorigin`, or by one without. */
const SENDERS = [
  { Origin: 'https://app.example', 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'cors' },
  { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'script' },
];

async function get(file: string, headers = {}) {
  const response = await server.fetch(new Request(HOST + file, { headers }));
  return { response, text: await response.text() };
}

describe('the scripts of posthog-js', () => {
  test('are those that its package lists, to the byte', async () => {
    const files = Object.entries(integrity.files);
    expect(files.map(([name]) => name)).toContain('array.js');
    for (const [name, hash] of files) {
      const { text } = await get(`/static/${name}?v=${VERSION}`);
      expect(`sha384-${createHash('sha384').update(text).digest('base64')}`, name).toBe(hash);
    }
  });

  test('are all that it can load, with what a debugger asks for', async () => {
    const names = readdirSync(DIST).filter((name) => /\.[cm]?js(\.map)?$/.test(name));
    for (const name of names) {
      const { response } = await get(`/static/${name}`);
      const type = name.endsWith('.map') ? 'application/json' : 'text/javascript; charset=utf-8';
      expect([response.status, response.headers.get('content-type')], name).toEqual([200, type]);
    }
  });

  test.each([
    ['/static/array.js', 'no-cache'],
    ['/static/array.js?v=1.96.1', 'no-cache'],
    ['/static/1/array.js', 'no-cache'],
    ['/static/1.380.0/array.js', 'no-cache'],
    [`/static/${VERSION}/array.js`, 'public, max-age=31536000, immutable'],
    [`/static/${VERSION}/web-vitals.js`, 'public, max-age=31536000, immutable'],
  ])('are at %s for every page, kept as long as the name says', async (file, kept) => {
    for (const headers of SENDERS) {
      const { response } = await get(file, headers);
      expect(response.status).toBe(200);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(response.headers.get('cache-control')).toBe(kept);
    }
  });

  test('come with the configuration behind them where the token is in the path', async () => {
    const { text: sdk } = await get('/static/array.js');
    const { text: config } = await get('/array/phc_flagbook/config.js');
    const { response, text } = await get('/array/phc_flagbook/array.js', SENDERS[0]);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('content-type')).toContain('javascript');
    expect(text).toBe(`${sdk}\n${config}`);
    expect((await get('/array/phc_other/array.js')).response.status).toBe(404);
  });

  test.each([
    '/static/',
    '/static/toolbar.js',
    '/static/2/array.js',
    '/static/1.380/array.js',
    '/static/array.d.ts',
    '/static/..%2Fpackage.json',
    '/static/src/types.d.ts',
    '/static/1/../../package.json.js',
  ])('do not include %s, which is told in a sentence', async (file) => {
    const { response, text } = await get(file);
    expect(response.status).toBe(404);
    expect(JSON.parse(text)).toMatchObject({ code: 'not_found' });
  });
});

test('docs/sdks.md names the version of posthog-js that is served, which package.json pins', () => {
  const docs = readFileSync(path.resolve(import.meta.dirname, '../../../docs/sdks.md'), 'utf8');
  expect(docs).toContain(`posthog-js ${VERSION}, whichever version`);
  expect(manifest.dependencies['posthog-js']).toBe(VERSION);
});
