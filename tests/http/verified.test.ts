import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TUTORIALS } from '../../src/lessons/tutorials.ts';
import { readLessons } from '../harness/lessons/readLessons.ts';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const versionOf = (name: string) =>
  (JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string })
    .version;

const steps = TUTORIALS.flatMap(({ id }) => readLessons(id).map(({ path }) => path));

test.each(steps)('the foot of %s says with which SDK it was last verified', async (step) => {
  const html = await (await fetch(server.origin + step)).text();
  const [, said = ''] = /<p class="last-verified">([^<]+)</.exec(html) ?? [];
  const known = ['posthog-node', 'posthog-js'].map((name) => `${name} ${versionOf(name)}`);
  expect(known.filter((sdk) => said.includes(sdk))).not.toEqual([]);
});
