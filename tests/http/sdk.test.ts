import { PostHog } from 'posthog-node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFlag } from '../harness/server/createFlag.ts';
import { readApi } from '../harness/server/readApi.ts';
import { readEvents } from '../harness/server/readEvents.ts';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';

// The SDK as it comes: gzip, batches of 20, a flush every 10 seconds. The defaults are what a
// reader's own app will use.
let server: RunningServer;
const client = () => new PostHog('phc_flagbook', { host: `${server.origin}/posthog` });

beforeAll(async () => {
  server = await startServer();
  await createFlag(`${server.origin}/posthog`);
});
afterAll(() => server.stop());

test('captured events arrive, each once and with their properties', async () => {
  const posthog = client();
  for (let index = 0; index < 250; index++) {
    posthog.capture({ distinctId: 'grace', event: 'clicked', properties: { index } });
  }
  await posthog.shutdown();
  const events = await readEvents(server.origin, 'grace');
  const indexes = events.map(({ properties }) => Number(properties['index']));
  expect(indexes.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 250 }, (_, i) => i));
  expect(events[0]?.properties).toMatchObject({ $lib: 'posthog-node' });
});

test('an event sets person properties, and $set_once only the first time', async () => {
  const posthog = client();
  for (const visit of [1, 2]) {
    posthog.capture({
      distinctId: 'edsger',
      event: 'visited',
      properties: { $set: { last_visit: visit }, $set_once: { first_visit: visit } },
    });
  }
  await posthog.shutdown();
  const { results } = await readApi<{ results: { properties: Record<string, unknown> }[] }>(
    server.origin,
    '/persons/?distinct_id=edsger',
  );
  expect(results).toHaveLength(1);
  expect(results[0]?.properties).toMatchObject({ last_visit: 2, first_visit: 1 });
});

test('flags are evaluated by rollout and by person properties', async () => {
  const posthog = client();
  const isOn = async (user: string) =>
    (await posthog.evaluateFlags(user)).isEnabled('new-cool-feature');
  expect(await isOn('ian')).toBe(true);
  expect(await isOn('ada')).toBe(false);
  await posthog.captureImmediate({
    distinctId: 'ada',
    event: 'visited_user_page',
    properties: { $set_once: { initial_name: 'ada' } },
  });
  expect(await isOn('ada')).toBe(true);
  await posthog.shutdown();
});

test('a flag that PostHog does not know is neither on nor off', async () => {
  const posthog = client();
  const flags = await posthog.evaluateFlags('ian');
  expect(flags.getFlag('no-such-flag')).toBeUndefined();
  expect(flags.isEnabled('no-such-flag')).toBe(false);
  await posthog.shutdown();
});

test('what the stages capture comes from the same project', async () => {
  await fetch(`${server.origin}/stages/flag-property/user/ian`);
  const named = async () => {
    const events = await readEvents(server.origin, 'ian');
    return events.find(({ event }) => event === 'visited_user_page')?.properties;
  };
  await expect.poll(named).toMatchObject({ '$feature/new-cool-feature': true });
});

test('a wrong personal API key reads nothing', async () => {
  const response = await fetch(`${server.origin}/posthog/api/projects/1/events/`, {
    headers: { Authorization: 'Bearer phx_wrong' },
  });
  expect(response.status).toBe(401);
});
