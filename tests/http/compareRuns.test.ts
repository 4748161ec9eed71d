import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFlag } from '../harness/server/createFlag.ts';
import { followRun } from '../harness/server/followRun.ts';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
  await createFlag(`${server.origin}/posthog`);
});
afterAll(() => server.stop());

async function run(user: string): Promise<string> {
  const [first] = await followRun(server, { step: 'first-flag/04-flag', user });
  return first?.headers.get('Run-Id') ?? '';
}

test.each(['/parts/compare-runs', '/compare-runs'])('%s shows what differs', async (path) => {
  const query = new URLSearchParams({ one: await run('ian'), other: await run('priya') });
  const response = await fetch(`${server.origin}${path}?${query}`);
  expect(response.status).toBe(200);
  const html = await response.text();
  expect(html).toMatch(/<th scope="row">\s*User.*<th scope="row">\s*Answer/s);
  expect(html).toContain('The same in both: the code');
});

test.each(['/parts/compare-runs', '/compare-runs'])('%s says that a run is gone', async (path) => {
  const response = await fetch(`${server.origin}${path}?one=${await run('ian')}&other=nobody`);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('no longer in this server’s memory');
});
