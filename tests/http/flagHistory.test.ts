import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startOnRealPostHog } from '../harness/server/startOnRealPostHog.ts';

/** A site on a PostHog in another process, and what its pages say. */
async function openSite(env: Record<string, string> = {}) {
  const site = await startOnRealPostHog(env);
  onTestFinished(async () => {
    await site.stop();
  });
  const textOf = async (response: Response) => {
    expect(response.status).toBe(200);
    return (await response.text()).replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ');
  };
  return {
    read: async (path: string) => textOf(await fetch(site.origin + path)),
    press: async (part: string, step: string, button: string) =>
      textOf(
        await fetch(`${site.origin}/parts/${part}`, {
          method: 'POST',
          headers: { Origin: site.origin },
          body: new URLSearchParams({ step, do: button }),
        }),
      ),
  };
}

const WIDEN = 'canary/02-widen';

test('a PostHog in another process keeps the saves, and the site tells them', async () => {
  const { read, press } = await openSite();
  await press('history', WIDEN, 'save-2 of 5: the company');
  const said = await press('history', WIDEN, 'save-3 of 5: a partner too');
  expect(said).toContain('Added set 3: everyone whose email contains @partner.example.');
  expect(said).toContain('15 gained it, nobody lost it.');
  const page = await read('/canary/widen');
  expect(page).toContain('2 saves of canary-checkout');
  const servers = await read('/canary/every-server?at=10&user=lea@partner.example');
  expect(servers).toContain('For lea@partner.example the flag is on on 16 servers');
});

/** The REST API of a PostHog with one flag, as a key without the scope for its activity log sees it. */
async function startWithoutLog(): Promise<string> {
  const flag = { id: 1, key: 'canary-checkout', name: '', active: true, filters: { groups: [] } };
  const server = createServer(({ url = '' }, response) => {
    const isLog = url.includes('/activity/');
    response.writeHead(isLog ? 403 : 200, { 'Content-Type': 'application/json' });
    const detail = "API key missing required scope 'activity_log:read'";
    const results = url.includes('/feature_flags/') ? [flag] : [];
    response.end(JSON.stringify(isLog ? { detail } : { results }));
  }).listen(0, 'localhost');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return `http://localhost:${port}`;
}

test('a key that may not read the activity log is told which scope it lacks', async () => {
  const { read } = await openSite({ POSTHOG_APP_HOST: await startWithoutLog() });
  const page = await read('/canary/widen');
  expect(page).toContain('missing required scope');
  expect(page).toContain('The saves cannot be told');
  expect(page, 'what a save would do is told all the same').toContain('10 would gain it');
});
