import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEvents } from '../harness/server/readEvents.ts';
import { startOnRealPostHog } from '../harness/server/startOnRealPostHog.ts';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';

/** What the top of a page says of a lag. */
const LAG = /ingestion (paused|delayed)/;

let server: RunningServer;

function change(fields: Record<string, string>, origin = server.origin) {
  return fetch(`${origin}/parts/lag`, {
    method: 'POST',
    headers: { Origin: origin },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
}

const read = async (path: string) => (await fetch(server.origin + path)).text();
const said = async (fields: Record<string, string>) => (await change(fields)).text();

describe('the lag of the embedded PostHog', () => {
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  test('keeps an event waiting while it is paused, and lets it in by one step', async () => {
    expect(await said({ step: '1' })).toContain('No event waits');
    expect(await said({ paused: 'true' })).toContain('paused');
    await read('/stages/capture/user/max');
    await expect.poll(() => read('/parts/lag')).toContain('1 event waiting');
    expect(await read('/parts/lag')).toMatch(/visited_user_page.*of.*max.*initial_name/s);
    expect(await readEvents(server.origin, 'max')).toEqual([]);
    expect(await said({ step: '1' })).toBe('PostHog has ingested visited_user_page of max.');
    expect(await readEvents(server.origin, 'max')).toHaveLength(1);
    expect(await said({ paused: 'false' })).toContain('goes on');
  });

  test('is told at the top of every page, and gone with a new start', async () => {
    await change({ delayMs: '2500' });
    for (const page of ['/', '/first-flag/plain', '/compare', '/nowhere', '/run']) {
      expect(await read(page), page).toContain('ingestion delayed by 2.5 s');
    }
    await change({ paused: 'true' });
    expect(await read('/')).toContain('ingestion paused');
    await fetch(`${server.origin}/start-over`, {
      method: 'POST',
      headers: { Origin: server.origin },
    });
    expect(await read('/')).not.toMatch(LAG);
  });

  test.each(['-1', '10001', '1.5', 'soon', ''])('refuses a delay of “%s”', async (delayMs) => {
    const response = await change({ delayMs });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('a whole number of milliseconds from 0 to 10000');
  });

  test('refuses a pause that is neither', async () => {
    expect((await change({ paused: 'maybe' })).status).toBe(400);
  });

  test('leads back to the page on which its form stands', async () => {
    const response = await change({ delayMs: '0', page: '/inside-a-flag/race' });
    expect(response.status).toBe(303);
    expect(response.headers.get('Location')).toBe('/inside-a-flag/race#lag');
  });

  test.each(['//example.com', '/\\example.com', 'https://example.com', '/.//example.com', '/a?b'])(
    'leads to no other site: %s',
    async (page) => {
      const response = await change({ delayMs: '0', page });
      expect(response.status).toBe(200);
      expect(response.headers.get('Location')).toBeNull();
    },
  );

  test('takes no form from another site', async () => {
    const response = await fetch(`${server.origin}/parts/lag`, {
      method: 'POST',
      headers: { Origin: 'https://example.com' },
      body: new URLSearchParams({ paused: 'true' }),
    });
    expect(response.status).toBe(403);
    expect(await read('/')).not.toMatch(LAG);
  });
});

describe('the lag of a PostHog elsewhere', () => {
  beforeAll(async () => {
    server = await startOnRealPostHog();
  });
  afterAll(() => server.stop());

  test('cannot be set from here, and the page says how it can', async () => {
    const response = await change({ paused: 'true' });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('cannot be set from here');
    expect(await read('/inside-a-flag/race')).toContain('start this site without');
  });
});
