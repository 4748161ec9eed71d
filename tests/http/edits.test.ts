import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFlag } from '../harness/server/createFlag.ts';
import { runToEnd } from '../harness/server/followRun.ts';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
  await createFlag(`${server.origin}/posthog`);
});
afterAll(() => server.stop());

const visit = (stage: string, user: string) =>
  fetch(`${server.origin}/stages/${stage}/user/${encodeURIComponent(user)}`);

const page = async (stage: string, user: string) => (await visit(stage, user)).text();

/** What the embedded PostHog has, by its REST API. */
async function list<Row>(what: string): Promise<Row[]> {
  const response = await fetch(`${server.origin}/posthog/api/projects/1/${what}`, {
    headers: { Authorization: 'Bearer phx_flagbook' },
  });
  return ((await response.json()) as { results: Row[] }).results;
}

interface CapturedEvent {
  event: string;
  distinct_id: string;
  properties: Record<string, unknown>;
}

const eventsOf = (user: string) =>
  list<CapturedEvent>(`events/?distinct_id=${encodeURIComponent(user)}`);

/** The requests of a run to PostHog, in order; `page` stands where the page was answered. */
async function wireOf(step: string, stage: string, user: string): Promise<string[]> {
  const html = await runToEnd(server, { step, stage, user });
  const text = html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  const marks = text.matchAll(/POST (\/\w+\/)|the (page) was answered after/g);
  return [...marks].map(([, path, answered]) => path ?? answered ?? '');
}

describe('drop-the-escape', () => {
  test('puts what its visitor wrote into the page, as markup', async () => {
    expect(await page('drop-the-escape', '<b>ada</b>')).toBe('<p>Hello, <b>ada</b>!</p>');
    expect(await page('plain', '<b>ada</b>')).toBe('<p>Hello, &lt;b&gt;ada&lt;/b&gt;!</p>');
  });

  test('runs no script of theirs, and is led nowhere by it', async () => {
    const response = await visit('drop-the-escape', '<script>alert(1)</script>');
    expect(await response.text()).toContain('<script>alert(1)</script>');
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none';.*; sandbox$/,
    );
  });
});

describe('new-id-each-time', () => {
  test('makes a person of every visit, and none of them is the visitor', async () => {
    expect(await page('new-id-each-time', 'olivia')).toBe('<p>Hello, olivia!</p>');
    await page('new-id-each-time', 'olivia');
    const idsOf = async () => {
      const persons = await list<{ distinct_ids: string[]; properties: Record<string, unknown> }>(
        'persons/',
      );
      return persons
        .filter(({ properties }) => properties['initial_name'] === 'olivia')
        .flatMap(({ distinct_ids }) => distinct_ids);
    };
    await expect.poll(async () => (await idsOf()).length).toBe(2);
    expect(await idsOf()).not.toContain('olivia');
    expect(await eventsOf('olivia')).toEqual([]);
  });
});

describe('misspell-the-key', () => {
  test('gives the plain hello to who is inside the rollout, without an error', async () => {
    expect(await page('flag', 'ian')).toContain('Welcome, ian!');
    const response = await visit('misspell-the-key', 'ian');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('<p>Hello, ian!</p>');
  });

  test('leaves its trace on $feature_flag_called alone', async () => {
    await page('misspell-the-key', 'noah');
    await expect
      .poll(async () => (await eventsOf('noah')).map(({ event }) => event).toSorted())
      .toEqual(['$feature_flag_called', 'visited_user_page']);
    const called = (await eventsOf('noah')).find(({ event }) => event === '$feature_flag_called');
    expect(called?.properties).toMatchObject({
      $feature_flag: 'new-cool-featrue',
      $feature_flag_error: 'flag_missing',
    });
  });
});

describe('capture-first', () => {
  test('still asks before its event has left', async () => {
    expect(await wireOf('first-flag/04-flag', 'capture-first', 'zoe')).toEqual([
      '/flags/',
      'page',
      '/batch/',
    ]);
  });

  test('welcomes ada on her second visit, not on her first, as the stage flag does', async () => {
    expect(await page('capture-first', 'ada')).toBe('<p>Hello, ada!</p>');
    await expect.poll(() => page('capture-first', 'ada')).toContain('Welcome, ada!');
  });

  test('sends an event that cannot carry the answer', async () => {
    await page('capture-first', 'lena');
    await expect.poll(async () => (await eventsOf('lena')).length).toBe(2);
    const visited = (await eventsOf('lena')).find(({ event }) => event === 'visited_user_page');
    expect(Object.keys(visited?.properties ?? {})).not.toContain('$feature/new-cool-feature');
  });
});

describe('ask-twice', () => {
  test('asks two questions for one page, and has its visitor wait for both', async () => {
    expect(await page('ask-twice', 'ian')).toContain('Welcome, ian!');
    expect(await wireOf('first-flag/05-flag-property', 'ask-twice', 'ian')).toEqual([
      '/flags/',
      '/flags/',
      'page',
      '/batch/',
    ]);
    expect(await wireOf('first-flag/05-flag-property', 'flag-property', 'ian')).toEqual([
      '/flags/',
      'page',
      '/batch/',
    ]);
  });
});

test('a step runs the edits that it names, and no other', async () => {
  const run = (stage: string) =>
    fetch(`${server.origin}/parts/run`, {
      method: 'POST',
      headers: { Origin: server.origin },
      body: new URLSearchParams({ step: 'first-flag/04-flag', stage, user: 'ian' }),
    });
  expect((await run('misspell-the-key')).status).toBe(200);
  expect((await run('ask-twice')).status).toBe(400);
});
