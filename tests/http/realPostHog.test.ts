import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startOnRealPostHog } from '../harness/server/startOnRealPostHog.ts';
import { startProcess } from '../harness/server/startProcess.ts';

/** A site on a PostHog of its own, both gone when the test is over. */
async function openSite(env: Record<string, string>, posthogEnv: Record<string, string> = {}) {
  const site = await startOnRealPostHog(env, posthogEnv);
  onTestFinished(async () => {
    await site.stop();
  });
  const textOf = async (response: Response) => {
    expect(response.status).toBe(200);
    return (await response.text()).replaceAll(/<[^>]+>/g, '').replaceAll(/&#39;/g, "'");
  };
  return {
    read: async (address: string) => textOf(await fetch(site.origin + address)),
    createFlag: async () =>
      textOf(
        await fetch(`${site.origin}/parts/flag-form`, {
          method: 'POST',
          headers: { Origin: site.origin },
          body: new URLSearchParams({ do: 'recipe' }),
        }),
      ),
  };
}

/** Serves PostHog's REST API as a key without the scope for persons would see it. */
async function startWithoutPersons(posthog: string): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url?.includes('/persons/')) {
      const detail = "API key missing required scope 'person:read'";
      response.writeHead(403, { 'Content-Type': 'application/json' });
      response.end(
        JSON.stringify({ type: 'authentication_error', code: 'permission_denied', detail }),
      );
      return;
    }
    const { authorization = '' } = request.headers;
    void fetch(posthog + (request.url ?? ''), { headers: { authorization } })
      .then((answer) => answer.text())
      .then((text) => response.end(text));
  }).listen(0, 'localhost');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return server;
}

/** Takes requests and never answers; those that come after the first was given up are late. */
async function startMute() {
  const asked: string[] = [];
  const late: string[] = [];
  let isGivenUp = false;
  const server = createServer(({ url = '' }, response) => {
    (isGivenUp ? late : asked).push(url);
    response.once('close', () => {
      isGivenUp = true;
    });
  }).listen(0, 'localhost');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { app: `http://localhost:${port}`, asked, late };
}

/** A PostHog that shares the data in `folder` and has the faults that `FAULT` names. */
async function startPostHog(folder: string, FAULT: string): Promise<string> {
  const posthog = await startProcess('src/posthog/standalone/startAlone.ts', {
    PORT: '0',
    DATA: folder,
    FAULT,
  });
  onTestFinished(async () => {
    await posthog.stop();
  });
  return posthog.origin;
}

function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'posthog-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

test('events go to one host and the REST API is asked at another', async () => {
  const folder = makeFolder();
  const app = await startPostHog(folder, 'unavailable@capture,unavailable@flags');
  const site = await openSite(
    { POSTHOG_APP_HOST: app },
    { DATA: folder, FAULT: 'unavailable@api' },
  );

  expect(await site.createFlag()).toContain('201');
  expect(await site.read('/first-flag/flag?run=1&user=ian')).toContain(
    'On for ian, because condition set 1 matched',
  );
  expect(await site.read('/parts/knows?user=ian')).toMatch(/visited_user_page[^]*initial_name/);
});

test('a page says which scope the personal API key lacks, and shows the rest', async () => {
  const folder = makeFolder();
  const posthog = await startPostHog(folder, '');
  const app = await startWithoutPersons(posthog);
  const { port } = app.address() as AddressInfo;
  const site = await openSite({ POSTHOG_APP_HOST: `http://localhost:${port}` }, { DATA: folder });

  await site.read('/first-flag/capture?run=1&user=ian');
  const knows = await site.read('/parts/knows?user=ian');
  expect(knows).toContain("API key missing required scope 'person:read'.");
  expect(knows).toContain('visited_user_page');
});

test('a page says that PostHog limits the rate, and the stages go on', async () => {
  const site = await openSite({}, { FAULT: 'rate-limited:30@api' });
  expect(await site.read('/first-flag/flag?run=1&user=ian')).toContain(
    'This is PostHog’s rate limit.',
  );
  expect(await site.read('/stages/flag/user/ian')).toBe('Hello, ian!');
});

test('a page tells flag requests that are used up from a flag that is not there', async () => {
  const site = await openSite({}, { FAULT: 'over-quota@flags' });
  expect(await site.read('/first-flag/flag?run=1&user=ian')).toContain(
    'the project has used up the flag requests that its plan pays for.',
  );
});

test('a page waits once for a PostHog that says nothing', async () => {
  const { app, asked, late } = await startMute();
  const site = await openSite({ POSTHOG_APP_HOST: app });
  expect(await site.read('/first-flag/flag?run=1&user=ian')).toContain('PostHog did not answer at');
  expect(await site.read('/inside-a-flag/receipt')).toContain('PostHog did not answer at');
  expect(asked).not.toEqual([]);
  expect(late, 'asked when it was known that nobody answers').toEqual([]);
});

test('a run does not wait for a PostHog that takes its time with events', async () => {
  const site = await openSite({}, { FAULT: 'slow:6000@capture' });
  expect(await site.read('/first-flag/capture?run=1&user=ian')).toContain('still on its way');
});
