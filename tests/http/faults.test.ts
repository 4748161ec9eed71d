import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFlag } from '../harness/server/createFlag.ts';
import { followRun } from '../harness/server/followRun.ts';
import { startOnRealPostHog } from '../harness/server/startOnRealPostHog.ts';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
  await createFlag(`${server.origin}/posthog`);
});
afterAll(() => server.stop());

const fields = (user: string, posthog: string) => ({ step: 'first-flag/04-flag', user, posthog });
const textOf = (html = '') => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

/** What each answer of a run said, and the time at which the page was there. */
async function follow(site: RunningServer, user: string, posthog: string) {
  const answers = await followRun(site, fields(user, posthog));
  return Promise.all(answers.map((answer) => answer.text()));
}

test('a run that finds PostHog slow grows: the wait, the plain page, the batch, the event', async () => {
  const [told, other] = await Promise.all([
    follow(server, 'ian', 'slow'),
    // Another reader meets none of it.
    follow(server, 'priya', 'up'),
  ]);
  expect(told[0]).toContain('data-state="waiting"');
  const page = told.find((html) => !html.includes('data-state="waiting"')) ?? '';
  expect(page).toContain('data-state="answered"');
  expect(page).toContain('Hello, ian!');
  expect(page).toContain('gave up after 3.0 s');
  const last = told.at(-1) ?? '';
  expect(last).toContain('data-state="settled"');
  expect(textOf(last)).toContain('ingested');
  expect(last).toMatch(/href="\/run\?[^"]*posthog=slow/);
  expect(other.at(-1)).toContain('data-posthog="up"');
  expect(textOf(other.at(-1))).not.toContain('gave up');
}, 30_000);

test('a run that finds PostHog down has its page at once, and attempts that fail', async () => {
  const told = await follow(server, 'ian', 'down');
  expect(told[0]).toContain('Hello, ian!');
  expect(textOf(told.at(-1))).toMatch(/connection refused.*attempt 4 of 4/);
}, 40_000);

test('a fault lies between the app and a PostHog elsewhere, too', async () => {
  const site = await startOnRealPostHog();
  try {
    const told = await follow(site, 'ian', 'slow');
    expect(textOf(told.at(-1))).toMatch(/gave up after 3\.\d s.*\/batch\/ 200/);
  } finally {
    await site.stop();
  }
}, 40_000);

test.each([
  [
    'first-flag/04-flag',
    'sideways',
    'PostHog can be up, slow or down for a run, and not “sideways”',
  ],
  ['first-flag/01-plain', 'slow', 'This step has no switch for PostHog.'],
])('in %s PostHog cannot be %s', async (step, posthog, sentence) => {
  const body = new URLSearchParams({ step, user: 'ada', posthog });
  const headers = { Origin: server.origin };
  const refused = await fetch(`${server.origin}/parts/run`, { method: 'POST', headers, body });
  expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining(sentence)]);
  const path = `/${step.replace(/\d\d-/, '')}?run=1&user=ada&posthog=${posthog}`;
  const page = await (await fetch(server.origin + path)).text();
  expect(page).toContain(sentence);
  expect(page).not.toContain('Hello, ada!');
});

test('without JavaScript the switch is part of the address, and a run link keeps it', async () => {
  const asked = 'run=1&user=ian&posthog=down';
  const page = await (await fetch(`${server.origin}/first-flag/flag?${asked}`)).text();
  expect(page).toContain('data-posthog="down"');
  expect(page).toContain('connection refused');
  const link = await fetch(`${server.origin}/run?stage=flag&user=ian&posthog=down`);
  expect(await link.text()).toContain('connection refused');
}, 30_000);
