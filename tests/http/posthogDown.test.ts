import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFreePort } from '../harness/server/findFreePort.ts';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';

/** Where nobody listens, posthog-node gives up at once; if it tried again, it would take 9 seconds. */
const PATIENCE_MS = 8000;

/** Takes requests, adds their addresses to a list, and never says a word. */
async function startMute(asked: string[]): Promise<Server> {
  const mute = createServer(({ url = '' }) => asked.push(url)).listen(0, '127.0.0.1');
  await once(mute, 'listening');
  return mute;
}

describe.each(['refuses connections', 'never answers'])('while PostHog %s', (how) => {
  const neverAnswers = how === 'never answers';
  const asked: string[] = [];
  let mute: Server;
  let server: RunningServer;

  beforeAll(async () => {
    mute = await startMute(asked);
    const port = neverAnswers ? (mute.address() as AddressInfo).port : await findFreePort();
    server = await startServer({
      POSTHOG_HOST: `http://127.0.0.1:${port}`,
      POSTHOG_API_KEY: 'phc_test',
      POSTHOG_PERSONAL_API_KEY: 'phx_test',
      POSTHOG_PROJECT_ID: '1',
    });
  });
  afterAll(async () => {
    await server.stop('SIGKILL');
    mute.closeAllConnections();
    mute.close();
  });

  // Side by side, for each of them waits for a PostHog that is not there.
  test.concurrent.each(['plain', 'capture', 'flag', 'flag-property', 'evaluate-later'])(
    'the stage %s still says hello, within the time that the SDK gives itself',
    async (stage) => {
      const response = await fetch(`${server.origin}/stages/${stage}/user/ian`, {
        signal: neverAnswers ? null : AbortSignal.timeout(PATIENCE_MS),
      });
      expect(response.status).toBe(200);
      expect(await response.text()).toBe('<p>Hello, ian!</p>');
    },
  );

  test.concurrent('a step still reads well and says which PostHog does not answer', async () => {
    const response = await fetch(`${server.origin}/first-flag/create-flag`);
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/PostHog[^<]*127\.0\.0\.1/);
  });

  if (neverAnswers) {
    test('the SDK asks for flags once a visit of the three stages that do, and gives up', () => {
      expect(asked.filter((url) => url.startsWith('/flags/'))).toHaveLength(3);
    });
  }

  test('the server stops by itself all the same', async () => {
    await fetch(`${server.origin}/stages/capture/user/ian`);
    expect(await server.stop()).toBe(0);
  });
});
