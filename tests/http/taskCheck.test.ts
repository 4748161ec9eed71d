import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { BegunCheck } from '../../src/lessons/tasks/preparedCheck.ts';
import { readApi } from '../harness/server/readApi.ts';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const CODE = readFileSync('src/pages/stages/flag/user/[user].ts', 'utf8');

const post = (path: string, fields: string[][], headers: Record<string, string> = {}) =>
  fetch(server.origin + path, {
    method: 'POST',
    headers: { Origin: server.origin, ...headers },
    body: new URLSearchParams(fields),
  });

async function begin(task = 'guests') {
  const answer = await post('/parts/task-check', [
    ['task', task],
    ['code', CODE],
  ]);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as Exclude<BegunCheck, { check?: never }>;
}

const tell = (check: string, recorded: string[]) =>
  post('/parts/task-result', [['check', check], ...recorded.map((one) => ['recorded', one])]);

const relay = (path: string, init?: RequestInit) =>
  fetch(`${server.origin}/sdk-of-check/${path}`, init);

/** A visit that was answered, as a browser tells it. */
function page(body: string, status = 200): string {
  const response = { status, contentType: 'text/html', body, ms: 5 };
  return JSON.stringify({ response, setCookies: [], exchanges: [], problems: [], isOver: true });
}

describe('a check of a task', () => {
  test('has its visits made for strangers, each with a way to its PostHog', async () => {
    const { check, visits } = await begin();
    expect(visits).toHaveLength(5);
    const [first] = visits;
    expect(first?.start.request.params['user']).toMatch(/^guest-/);
    expect(first?.start.connection.host).toBe(`${server.origin}/sdk-of-check/${check}/0`);
    const other = await begin();
    expect(other.visits.map(({ user }) => user)).not.toEqual(visits.map(({ user }) => user));
    await tell(check, []);
    await tell(other.check, []);
  });

  test('knows by itself what was sent: who tells of pages alone has not asked', async () => {
    const { check, visits } = await begin('first-visit');
    const told = visits.map(({ user }, index) =>
      page(index === 1 ? `<p>Hello, ${user}!</p>` : `<p>Welcome, ${user}! You are on</p>`),
    );
    const answer = await tell(check, told);
    expect(await answer.text()).toContain('PostHog was not asked for new-cool-feature');
    expect(answer.headers.getSetCookie().join()).not.toContain('tasks=');
  });

  test('lets nothing but an SDK’s requests through to a PostHog of its own', async () => {
    const { check, visits } = await begin();
    const asked = { token: 'phc_flagbook', distinct_id: visits[1]?.user };
    const init = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(asked),
    };
    const flags = await relay(`${check}/1/flags/?v=2`, init);
    expect(await flags.json()).toMatchObject({ flags: { 'new-cool-feature': { enabled: true } } });
    expect((await relay(`${check}/1/api/projects/@current/persons/`)).status).toBe(403);
    expect((await relay(`${check}/9/flags/?v=2`, init)).status).toBe(404);
    expect((await relay(`no-check/0/flags/?v=2`, init)).status).toBe(404);
    const foreign = { ...init, headers: { ...init.headers, Origin: 'https://elsewhere.example' } };
    expect((await relay(`${check}/1/flags/?v=2`, foreign)).status).toBe(403);
    expect((await readApi<{ results: [] }>(server.origin, '/feature_flags/')).results).toEqual([]);
    await tell(check, []);
    expect((await relay(`${check}/1/flags/?v=2`, init)).status, 'once over').toBe(404);
  });

  test('takes no more than fifty requests of a visit', async () => {
    const { check } = await begin();
    const init = { method: 'POST', body: '{}' };
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => relay(`${check}/0/flags/?v=2`, init)),
    );
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
    await tell(check, []);
  });

  test.each([
    ['nothing', []],
    ['what is no JSON', Array<string>(5).fill('{')],
    ['brackets', Array<string>(5).fill('['.repeat(9000))],
    ['too much', [...Array<string>(4).fill(page('')), page('x'.repeat(120_000))]],
    ['a strange key', Array<string>(5).fill('{"isOver":true,"admin":true}')],
  ])('refuses %s with a sentence, and is over', async (_, recorded) => {
    const { check } = await begin();
    const answer = await tell(check, recorded);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(/\.$/);
    expect((await tell(check, recorded)).status).toBe(404);
  });

  test('is asked for a task that there is', async () => {
    const answer = await post('/parts/task-check', [['task', 'nothing']]);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('/tasks');
  });

  test('waits for its turn while six others are under way', async () => {
    const others = await Promise.all(Array.from({ length: 6 }, () => begin()));
    const seventh = await post('/parts/task-check', [['task', 'guests']]);
    expect(seventh.status).toBe(503);
    expect(await seventh.text()).toContain('6 are under way');
    await Promise.all(others.map(({ check }) => tell(check, [])));
    const { check } = await begin();
    await tell(check, []);
  });
});

test('a task that is done is forgotten by starting its tutorial over', async () => {
  const answer = await fetch(`${server.origin}/start-over`, {
    method: 'POST',
    headers: { Origin: server.origin, Cookie: 'tasks=guests.stop-the-flicker' },
    body: new URLSearchParams({ tutorial: 'first-flag' }),
    redirect: 'manual',
  });
  expect(answer.headers.getSetCookie().join()).toContain('tasks=stop-the-flicker');
});

test.each([
  ['with a password', { SITE_PASSWORD: 'a long secret' }],
  ['where nothing can be changed', { READ_ONLY: 'true' }],
])('on a site %s a version reaches the PostHog of its check', async (_, settings) => {
  const site = await startServer(settings);
  onTestFinished(async () => {
    await site.stop();
  });
  const headers = {
    Origin: site.origin,
    Authorization: `Basic ${Buffer.from('me:a long secret').toString('base64')}`,
  };
  const body = new URLSearchParams({ task: 'guests' });
  const begun = await fetch(`${site.origin}/parts/task-check`, { method: 'POST', headers, body });
  const { visits } = (await begun.json()) as Exclude<BegunCheck, { check?: never }>;
  const answer = await fetch(`${visits[0]?.start.connection.host ?? ''}/flags/?v=2`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({ token: 'phc_flagbook', distinct_id: 'ada' }),
  });
  expect(answer.status).toBe(200);
});
