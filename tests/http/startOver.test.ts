import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowsing } from '../harness/lessons/openBrowsing.ts';
import { createFlag } from '../harness/server/createFlag.ts';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const headers = { Authorization: 'Bearer phx_flagbook' };

async function listed(resource: string): Promise<Record<string, unknown>[]> {
  const answer = await fetch(`${server.origin}/posthog/api/projects/1/${resource}`, { headers });
  return ((await answer.json()) as { results: Record<string, unknown>[] }).results;
}

test('to start over with one tutorial takes what is its own, and leaves the others', async () => {
  const { origin } = server;
  const reader = openBrowsing(origin);
  await createFlag(`${origin}/posthog`);
  await reader.run({ step: 'first-flag/02-capture', user: 'ada' });
  await reader.run({ step: 'one-time/01-first-visit', user: 'alma' });
  const names = async () => (await listed('events/?after=2000-01-01')).map(({ event }) => event);
  await expect.poll(names).toEqual(expect.arrayContaining(['visited_user_page', 'first_request']));
  expect((await reader.progress('first-flag')).passed.size).toBeGreaterThan(0);
  const progressed = (await reader.progress('one-time')).passed.size;

  const answer = await reader.send('/start-over', { tutorial: 'first-flag' });
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/#first-flag']);
  expect(await names()).not.toContain('visited_user_page');
  expect(await names()).toContain('first_request');
  expect((await listed('feature_flags/')).filter(({ deleted }) => deleted !== true)).toEqual([]);
  expect((await listed('persons/?distinct_id=ada')).length).toBe(0);
  expect((await listed('persons/?distinct_id=alma')).length).toBe(1);
  expect((await reader.progress('first-flag')).passed.size).toBe(0);
  expect((await reader.progress('one-time')).passed.size).toBe(progressed);
});

test('to start over with a tutorial that is not there is refused, and takes nothing', async () => {
  const reader = openBrowsing(server.origin);
  const before = (await listed('events/?after=2000-01-01')).length;
  const answer = await reader.send('/start-over', { tutorial: 'no-tutorial' });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toMatch(
    /^There is no tutorial “.*no-tutorial.*”\. Start over with one of/,
  );
  expect((await listed('events/?after=2000-01-01')).length).toBe(before);
});
