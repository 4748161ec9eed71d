import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { askAs } from '../harness/server/askAs.ts';
import { readEvents } from '../harness/server/readEvents.ts';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';

// What a browser says when its reader follows a link on a page of another site.
const LINK = {
  'Sec-Fetch-Site': 'cross-site',
  'Sec-Fetch-Mode': 'navigate',
  'Sec-Fetch-Dest': 'document',
};

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const ask = (path: string) => askAs(server.origin + path, LINK);
const eventsOf = (user: string) => readEvents(server.origin, user);

describe('a link on another site', () => {
  beforeEach(async () => {
    expect(await eventsOf('eve')).toEqual([]);
  });

  test.each([
    '/',
    '/first-flag/flag',
    '/first-flag/flag?user=eve',
    '/posthog/',
    '/run?stage=capture&user=eve',
  ])('leads to %s, and the browser keeps nothing of it', async (path) => {
    const response = await ask(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await eventsOf('eve')).toEqual([]);
  });

  test('leads to the step of a run, with the user typed in and nobody run', async () => {
    const led = await ask('/first-flag/capture?run=1&user=eve');
    expect(led.status).toBe(303);
    const page = await ask(led.headers.get('location') ?? '');
    expect(page.status).toBe(200);
    expect(await page.text()).toMatch(/name="user"[^>]* value="eve"|value="eve"[^>]* name="user"/);
    expect(page.headers.get('set-cookie')).toBeNull();
    expect(await eventsOf('eve')).toEqual([]);
  });

  test('leads on to no other site', async () => {
    const led = await ask('//evil.example/x?run=1&user=eve');
    expect(led.headers.get('location')).toBe('/evil.example/x?user=eve');
  });

  test('leads to the comparison, which waits until it is told to run', async () => {
    const html = await (await ask('/compare?user=eve&crowd=20')).text();
    expect(html).toContain('nothing has run yet');
    expect(html).toContain('value="eve"');
    expect(await eventsOf('eve')).toEqual([]);
    expect(await eventsOf('user-1')).toEqual([]);
  });

  test.each([
    '/stages/capture/user/eve',
    '/%73tages/capture/user/eve',
    '/%2573tages/capture/user/eve',
    '/Stages/capture/user/eve',
    '/stages%2Fcapture/user/eve',
    '/./stages/./capture/user/eve',
    '/stages//capture/user/eve',
    '//stages/capture/user/eve',
    '/first-flag/../stages/capture/user/eve',
    '/parts/knows?user=eve',
  ])('runs nothing and reads no part at %s', async (path) => {
    const response = await ask(path);
    expect([403, 404, 400]).toContain(response.status);
    expect(await eventsOf('eve')).toEqual([]);
  });

  test('posts no form', async () => {
    const headers = { ...LINK, 'Content-Type': 'application/x-www-form-urlencoded' };
    const form = { method: 'POST', body: 'do=recipe' };
    expect((await askAs(`${server.origin}/start-over`, headers, form)).status).toBe(403);
  });
});
