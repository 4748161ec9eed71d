/**
 * The stages' work with nothing around it: a bare node:http server that makes the same SDK calls
 * through the same embedded PostHog. Its paths are `/<stage>/<user>`.
 */
import { createServer } from 'node:http';
import path from 'node:path';
import { createPostHog } from '../../src/posthog/createPostHog.ts';
import { createStore } from '../../src/posthog/store/createStore.ts';
import { createClient } from '../../src/project/createClient.ts';
import { createFlag } from '../harness/server/createFlag.ts';

const FLAG = 'new-cool-feature';
const HOST = 'http://embedded.posthog';

const store = createStore(path.join(process.env['DATA_DIR'] ?? '', 'posthog.db'));
const embedded = createPostHog({ store });
const fetch = (url: string, init?: RequestInit) => embedded.fetch(new Request(url, init));
const posthog = createClient({
  apiKey: 'phc_flagbook',
  host: HOST,
  flushInterval: 1,
  fetch: (url, options) => fetch(url, options),
});
await createFlag(HOST, fetch);

const server = createServer((request, response) => {
  const [, stage, user = ''] = (request.url ?? '').split('/');
  void answer(stage, user).then((page) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(page);
  });
});
server.listen(0, 'localhost', () => {
  const address = server.address();
  if (address && typeof address === 'object') console.log(`http://localhost:${address.port}`);
});

async function answer(stage: string | undefined, user: string): Promise<string> {
  if (stage === 'capture') {
    capture(user, {});
    return `<p>Hello, ${user}!</p>`;
  }
  const flags = await posthog.evaluateFlags(user);
  const isEnabled = flags.isEnabled(FLAG);
  capture(user, stage === 'flag-property' ? { [`$feature/${FLAG}`]: isEnabled } : {});
  return isEnabled
    ? `<p>Welcome, ${user}! You are on the new cool page</p>`
    : `<p>Hello, ${user}!</p>`;
}

function capture(user: string, properties: Record<string, unknown>): void {
  posthog.capture({
    distinctId: user,
    event: 'visited_user_page',
    properties: { $set_once: { initial_name: user }, ...properties },
  });
}
