import { createServer, type AddressInfo, type Server } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFreePort } from '../harness/findFreePort.ts';
import type { RunningServer } from '../harness/startProcess.ts';
import { startServer } from '../harness/startServer.ts';

/** posthog-node gives up on flags after 3 seconds; if it tried again, it would take 9. */
const PATIENCE_MS = 8000;

/** Takes connections and never says a word. */
async function startMute(): Promise<Server> {
  const mute = createServer().listen(0, '127.0.0.1');
  await once(mute, 'listening');
  return mute;
}

describe.each(['refuses connections', 'never answers'])('while PostHog %s', (how) => {
  let mute: Server;
  let server: RunningServer;

  beforeAll(async () => {
    mute = await startMute();
    const port =
      how === 'never answers' ? (mute.address() as AddressInfo).port : await findFreePort();
    server = await startServer({
      POSTHOG_HOST: `http://127.0.0.1:${port}`,
      POSTHOG_API_KEY: 'phc_test',
      POSTHOG_PERSONAL_API_KEY: 'phx_test',
      POSTHOG_PROJECT_ID: '1',
    });
  });
  afterAll(async () => {
    await server.stop('SIGKILL');
    mute.close();
  });

  test.each(['plain', 'capture', 'flag', 'flag-property', 'evaluate-later'])(
    'the stage %s still says hello, within the time that the SDK gives itself',
    async (stage) => {
      const response = await fetch(`${server.origin}/stages/${stage}/user/ian`, {
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      expect(response.status).toBe(200);
      expect(await response.text()).toBe('<p>Hello, ian!</p>');
    },
  );

  test('a step still reads well and says which PostHog does not answer', async () => {
    const response = await fetch(`${server.origin}/first-flag/create-flag`);
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/PostHog[^<]*127\.0\.0\.1/);
  });

  test('the server stops by itself all the same', async () => {
    await fetch(`${server.origin}/stages/capture/user/ian`);
    expect(await server.stop()).toBe(0);
  });
});
