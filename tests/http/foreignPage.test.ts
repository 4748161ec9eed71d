import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askAs } from '../harness/server/askAs.ts';
import { createFlag } from '../harness/server/createFlag.ts';
import { readApi } from '../harness/server/readApi.ts';
import { readEvents } from '../harness/server/readEvents.ts';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';

// What a browser says of requests that a page of another site makes.
const SCRIPT = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' };
const OWN_PORT = { Origin: 'http://localhost:3000', 'Sec-Fetch-Site': 'same-site' };
const NOBODY = { Origin: 'null' };
const IMAGE = {
  'Sec-Fetch-Site': 'cross-site',
  'Sec-Fetch-Mode': 'no-cors',
  'Sec-Fetch-Dest': 'image',
};
const FRAME = { ...IMAGE, 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'iframe' };
const EVENT = '{"api_key":"phc_flagbook","event":"seen","distinct_id":"bo"}';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const ask = (
  path: string,
  headers: Record<string, string>,
  { method, body, type }: { method?: string; body?: string; type?: string } = {},
) =>
  askAs(
    server.origin + path,
    { ...headers, ...(type !== undefined && { 'Content-Type': type }) },
    { ...(method !== undefined && { method }), ...(body !== undefined && { body }) },
  );
const eventsOf = (user: string) => readEvents(server.origin, user);

describe.each([
  ['a script', SCRIPT],
  ['a script on another port of this machine', OWN_PORT],
  ['a page of no origin', NOBODY],
  ['a script, in a browser that sends Origin alone', { Origin: 'https://evil.example' }],
])('%s on another site', (name, headers) => {
  test.each([
    '/',
    '/first-flag/flag?run=1&user=mallory',
    '/stages/capture/user/mallory',
    '/%73tages/capture/user/mallory',
    '/run?stage=flag&user=mallory',
    '/compare?user=mallory',
    '/parts/knows?user=ada',
    '/parts/receipt?user=ada',
    '/favicon.svg',
    '/posthog/',
    '/posthog/activity?personal_api_key=phx_flagbook',
    '/posthog/api/projects/1/events/?personal_api_key=phx_flagbook',
    '/posthog/flags/definitions?token=phc_flagbook&personal_api_key=phx_flagbook',
  ])('gets nothing of %s', async (path) => {
    const response = await ask(path, headers);
    expect(response.status).toBe(403);
    expect(await response.text()).toMatch(/A page of another site asked for/);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await eventsOf('mallory')).toEqual([]);
  });

  test.each([
    ['/parts/run', 'step=first-flag/02-capture&user=mallory'],
    ['/parts/lag', 'paused=true'],
    ['/parts/flag-form', 'do=recipe'],
    ['/first-flag/create-flag', 'do=recipe'],
    ['/replay', 'path=/batch/'],
    ['/start-over', ''],
    ['/posthog/api/projects/1/feature_flags/?personal_api_key=phx_flagbook', 'key=mine&name=m'],
    ['/posthog/api/projects/1/persons/bulk_delete/?personal_api_key=phx_flagbook', 'ids=1'],
  ])('sends nothing to %s', async (path, body) => {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'application/json']) {
      const response = await ask(path, headers, { method: 'POST', body, type });
      expect(response.status, type).toBe(403);
    }
    expect(await readApi(server.origin, '/feature_flags/')).toMatchObject({ count: 0 });
    expect(await eventsOf('mallory')).toEqual([]);
  });

  test('may do what an SDK in a browser does', async () => {
    for (const path of ['/posthog/e/', '/posthog/batch/', '/posthog/i/v0/e']) {
      const response = await ask(path, headers, { method: 'POST', body: EVENT });
      expect([path, response.status]).toEqual([path, 200]);
      expect(response.headers.get('access-control-allow-origin')).toBe(headers['Origin']);
    }
    const question = '{"token":"phc_flagbook","distinct_id":"bo"}';
    for (const path of ['/posthog/flags/?v=2', '/posthog/decide/?v=3']) {
      expect((await ask(path, headers, { method: 'POST', body: question })).status).toBe(200);
    }
    for (const path of [
      '/posthog/array/phc_flagbook/config',
      '/posthog/array/phc_flagbook/config.js',
      '/posthog/api/surveys/?token=phc_flagbook',
      '/posthog/api/early_access_features/?token=phc_flagbook',
    ]) {
      expect([path, (await ask(path, headers)).status]).toEqual([path, 200]);
    }
  });

  test(`is told so before it asks: ${name}`, async () => {
    const path = '/posthog/api/projects/1/feature_flags/1/';
    const asking = { ...headers, 'Access-Control-Request-Method': 'PATCH' };
    const response = await ask(path, asking, { method: 'OPTIONS' });
    expect(response.status).toBe(403);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

test.each([
  ['an image', IMAGE],
  ['a frame', FRAME],
])('%s on another site runs nothing', async (_, headers) => {
  for (const path of [
    '/stages/capture/user/mallory',
    '/first-flag/capture?run=1&user=mallory',
    '/run?stage=capture&user=mallory',
    '/parts/knows?user=mallory',
    '/compare?user=mallory',
  ]) {
    expect([path, (await ask(path, headers)).status]).toEqual([path, 403]);
  }
  expect(await eventsOf('mallory')).toEqual([]);
});

test('programs, which say nothing of where they are, notice nothing', async () => {
  await createFlag(`${server.origin}/posthog`);
  expect((await ask('/stages/capture/user/zoe', {})).status).toBe(200);
  expect((await ask('/first-flag/capture?run=1&user=zoe', {})).status).toBe(200);
  await expect.poll(() => eventsOf('zoe')).toHaveLength(2);
});
