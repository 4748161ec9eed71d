import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STAGES } from '../../src/lessons/stages.ts';
import { createFlag } from '../harness/server/createFlag.ts';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';

const HELLO = '<p>Hello, ada!</p>';
const WELCOME = '<p>Welcome, ada! You are on the new cool page</p>';

let server: RunningServer;
const get = (path: string) => fetch(server.origin + path);
const page = async (path: string) => (await get(path)).text();

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe.each(Object.keys(STAGES))('the stage %s', (stage) => {
  test('greets the world at its root', async () => {
    for (const path of [`/stages/${stage}/`, `/stages/${stage}`]) {
      expect(await page(path)).toBe('<p>Hello, World!</p>');
    }
  });

  test('greets a user with HTML', async () => {
    const response = await get(`/stages/${stage}/user/ada`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/html; *charset=utf-8$/i);
    expect(await response.text()).toBe(HELLO);
  });

  test.skipIf(stage === 'drop-the-escape')('escapes what would be HTML in a name', async () => {
    const name = encodeURIComponent('<b onclick="x">ada & co</b>');
    const body = await page(`/stages/${stage}/user/${name}`);
    expect(body).not.toContain('<b');
    expect(body).toContain('&lt;b onclick=');
    expect(body).toContain('ada &amp; co');
  });

  test('takes names of any script, and with a slash or a percent sign in them', async () => {
    const names = ['Zoë', '李明', '😀', 'a/b', '100%', 'user@example.com', 'a b'];
    const bodies = names.map((name) => page(`/stages/${stage}/user/${encodeURIComponent(name)}`));
    expect(await Promise.all(bodies)).toEqual(names.map((name) => `<p>Hello, ${name}!</p>`));
  });

  test('takes a name of 200 characters and refuses a longer one', async () => {
    expect((await get(`/stages/${stage}/user/${'x'.repeat(200)}`)).status).toBe(200);
    const response = await get(`/stages/${stage}/user/${'x'.repeat(201)}`);
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(/201 characters.*at most 200/);
  });

  test('refuses a name that cannot be decoded', async () => {
    const response = await get(`/stages/${stage}/user/%E0%A4%A`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('"%E0%A4%A" is not a URL-encoded name');
  });

  test('answers 404 to a path that it does not have', async () => {
    expect((await get(`/stages/${stage}/users/ada`)).status).toBe(404);
  });
});

test('an unknown stage is a 404 that names the stages there are', async () => {
  const response = await get('/stages/flags/user/ada');
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('plain, capture, flag, flag-property');
});

test('a flag switches both flag stages to the new page, and no other', async () => {
  await createFlag(`${server.origin}/posthog`);
  // The second condition set asks for a person property that ada's first visit sets.
  await page('/stages/capture/user/ada');
  await expect.poll(() => page('/stages/flag/user/ada')).toBe(WELCOME);
  expect(await page('/stages/flag-property/user/ada')).toBe(WELCOME);
  expect(await page('/stages/plain/user/ada')).toBe(HELLO);
  expect(await page('/stages/capture/user/ada')).toBe(HELLO);
});

test('a reader’s browser keeps what a stage remembers, whoever runs it: the page or the console', async () => {
  const direct = await get('/stages/remember/user/max');
  expect(direct.headers.getSetCookie().join()).toContain('initial_name=max');

  const form = new URLSearchParams({
    step: 'inside-a-flag/03-race',
    stage: 'remember',
    user: 'max',
  });
  const run = (cookie: string) =>
    fetch(`${server.origin}/parts/run`, {
      method: 'POST',
      body: form,
      headers: { Origin: server.origin, Cookie: cookie },
    });
  const first = await run('theme=dark');
  expect(first.headers.getSetCookie().join()).toContain('initial_name=max');
  const asked = async (answer: Response) =>
    /person_properties[^}]*/.exec(await answer.text())?.[0] ?? '';
  expect(await asked(first)).not.toContain('max');
  expect(await asked(await run('initial_name=max'))).toContain('max');
});

test('a step’s console runs the stages that the step names, and no other', async () => {
  const run = (stage: string) =>
    fetch(`${server.origin}/parts/run`, {
      method: 'POST',
      body: new URLSearchParams({ step: 'inside-a-flag/03-race', stage, user: 'zoe' }),
      headers: { Origin: server.origin },
    });
  expect(await (await run('person-properties')).text()).toContain('data-stage="person-properties"');
  expect(await (await run('')).text()).toContain('data-stage="flag"');
  const refused = await run('plain');
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain(
    'It runs flag, person-properties, evaluate-later, remember',
  );
  const page = await (await get('/inside-a-flag/race?run=1&stage=remember&user=zoe')).text();
  expect(page).toContain('data-stage="remember"');
  expect(page).toMatch(/<option[^>]* selected[^>]*>remember/);
});

test('a user inside the rollout is welcomed at once, one outside stays with the hello', async () => {
  expect(await page('/stages/flag/user/ian')).toContain('Welcome, ian!');
  expect(await page('/stages/flag/user/max')).toBe('<p>Hello, max!</p>');
});
