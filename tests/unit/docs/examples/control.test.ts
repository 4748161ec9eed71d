import { createControl } from '../../../../src/posthog/control/createControl.ts';
import { createClock } from '../../../../src/posthog/control/createClock.ts';
import { createPostHog } from '../../../../src/posthog/createPostHog.ts';
import { defaultProject } from '../../../../src/posthog/http/defaultProject.ts';
import { createStore } from '../../../../src/posthog/store/createStore.ts';
import { afterAll, vi } from 'vitest';
// example:start
import { PostHog } from 'posthog-node';
import { beforeEach, expect, test } from 'vitest';

const HOST = 'http://localhost:8010';

async function control(path: string, method = 'GET', body?: object): Promise<unknown> {
  const headers = { Authorization: 'Bearer phx_flagbook', 'Content-Type': 'application/json' };
  const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  return (await fetch(`${HOST}/control${path}`, init)).json();
}

beforeEach(() => control('/reset', 'POST'));

test('a page that cannot wait for its flags is drawn without them', async () => {
  const posthog = new PostHog('phc_flagbook', { host: HOST });
  await control('/hold', 'POST', { on: 'flags' });

  let page = 'drawn without flags';
  const loading = posthog.evaluateFlags('ada').then(() => (page = 'drawn with flags'));
  await control('/held?wait_ms=1000');
  expect(page).toBe('drawn without flags');

  await control('/release', 'POST');
  await loading;
  expect(page).toBe('drawn with flags');
  await posthog.shutdown();
});
// example:end

const clock = createClock();
const posthog = createPostHog({ store: createStore(':memory:'), ...clock });
const server = createControl({ posthog, project: defaultProject, clock, faults: [] });
vi.stubGlobal('fetch', (url: string, init: RequestInit) => server.fetch(new Request(url, init)));

afterAll(async () => {
  vi.unstubAllGlobals();
  await posthog.close();
});
