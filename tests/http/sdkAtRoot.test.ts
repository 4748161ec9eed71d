import { PostHog } from 'posthog-node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFlag } from '../harness/server/createFlag.ts';
import { readEvents } from '../harness/server/readEvents.ts';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';

const KEY = { Authorization: 'Bearer phx_flagbook' };
const ANY_PAGE = { Origin: 'https://app.example', 'Sec-Fetch-Site': 'cross-site' };

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ SITE_PASSWORD: 'a long secret' });
  await createFlag(`${server.origin}/posthog`);
});
afterAll(() => server.stop());

async function post(path: string, body: object, headers = {}) {
  return fetch(server.origin + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

describe('at the root of a site, with a password for its pages,', () => {
  test.each(['/batch/', '/batch', '/i/v0/e/', '/capture/'])(
    'an SDK that drops the path of its host captures by %s',
    async (path) => {
      const distinctId = `ruby ${path}`;
      const event = { event: 'paid', distinct_id: distinctId, properties: {} };
      const answer = await post(path, { api_key: 'phc_flagbook', batch: [event] });
      expect([answer.status, await answer.json()]).toEqual([200, { status: 'Ok' }]);
      const events = await readEvents(server.origin, distinctId);
      expect(events).toMatchObject([{ event: 'paid' }]);
    },
  );

  test('posthog-node has events, flags and local evaluation', async () => {
    const posthog = new PostHog('phc_flagbook', {
      host: server.origin,
      secretKey: 'phx_flagbook',
    });
    expect(await posthog.waitForLocalEvaluationReady()).toBe(true);
    const flags = await posthog.evaluateFlags('ian');
    expect(flags.isEnabled('new-cool-feature')).toBe(true);
    posthog.capture({ distinctId: 'ian', event: 'came' });
    await posthog.shutdown();
    const events = await readEvents(server.origin, 'ian');
    expect(events.map(({ event }) => event).toSorted()).toEqual(['$feature_flag_called', 'came']);
  });

  test.each([
    ['/flags/?v=2', { token: 'phc_flagbook', distinct_id: 'ada' }, 200],
    ['/decide/?v=3', { token: 'phc_flagbook', distinct_id: 'ada' }, 200],
    ['/batch', {}, 401],
    ['/api/projects/1/feature_flags/', { key: 'other' }, 401],
  ])('%s answers as PostHog does, and never with a page', async (path, body, status) => {
    const answer = await post(path, body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).not.toContain('html');
  });

  test('the REST API is there with its key, and what is missing is said in a sentence', async () => {
    const list = await fetch(`${server.origin}/api/projects/1/feature_flags/`, { headers: KEY });
    expect(await list.json()).toMatchObject({ results: [{ key: 'new-cool-feature' }] });
    const none = await fetch(`${server.origin}/api/projects/1/dashboards/`, { headers: KEY });
    expect(none.status).toBe(404);
    expect(await none.json()).toMatchObject({ code: 'not_found' });
  });

  test('pages of any origin may do what an SDK does, and nothing else', async () => {
    const script = await fetch(`${server.origin}/static/array.js`, { headers: ANY_PAGE });
    expect(script.status).toBe(200);
    expect(script.headers.get('access-control-allow-origin')).toBe('*');
    const flags = await post('/flags/?v=2', { token: 'phc_flagbook', distinct_id: 'b' }, ANY_PAGE);
    expect(flags.headers.get('access-control-allow-origin')).toBe(ANY_PAGE.Origin);
    const api = await fetch(`${server.origin}/api/projects/1/feature_flags/`, {
      headers: { ...KEY, ...ANY_PAGE },
    });
    expect(api.status).toBe(403);
  });

  test('the pages themselves still ask for the password', async () => {
    for (const path of ['/', '/staticky', '/batches', '/batch/../run', '/apis/projects']) {
      expect((await fetch(server.origin + path)).status, path).toBe(401);
    }
  });
});
