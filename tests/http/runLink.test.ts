import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFlag, TUTORIAL_FLAG } from '../harness/server/createFlag.ts';
import { readApi } from '../harness/server/readApi.ts';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';

const { key, filters } = TUTORIAL_FLAG;
const flag = JSON.stringify({ key, filters });

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const open = (params: Record<string, string>) =>
  fetch(`${server.origin}/run?${new URLSearchParams(params)}`);

async function problemOf(params: Record<string, string>) {
  const response = await open(params);
  const html = await response.text();
  expect(html).toContain('This link does not run');
  return { status: response.status, html };
}

test('runs the link’s stage with the link’s flag and person, and leaves nothing behind', async () => {
  const response = await open({
    stage: 'flag',
    user: 'ada',
    flag,
    person: '{"initial_name":"ada"}',
  });
  expect(response.status).toBe(200);
  const html = await response.text();
  expect(html).toContain('You are on the new cool page');
  expect(html).toContain('href="/first-flag/flag"');
  expect(html).toMatch(/href="\/inside-a-flag\/receipt\?user=ada/);
  for (const list of ['/events/', '/persons/', '/feature_flags/']) {
    expect(await readApi(server.origin, list)).toMatchObject({ results: [] });
  }
});

test('is no page for search engines or caches', async () => {
  const { headers } = await open({ stage: 'plain', user: 'ada' });
  expect(headers.get('Cache-Control')).toBe('no-store');
  expect(headers.get('X-Robots-Tag')).toBe('noindex');
});

test('neither takes the reader’s cookies nor leaves a stage’s in the browser', async () => {
  const path = `/run?${new URLSearchParams({ stage: 'remember', user: 'ada', flag, person: '{}' })}`;
  const response = await fetch(server.origin + path, {
    headers: { Cookie: 'initial_name=ada' },
  });
  expect(await response.text()).toContain('Hello, ada!');
  expect(response.headers.getSetCookie().filter((line) => line.includes('ada'))).toEqual([]);
});

test('takes what the link leaves out from the project', async () => {
  const without = await (await open({ stage: 'flag', user: 'ian' })).text();
  expect(without).toContain('Hello, ian!');
  await createFlag(`${server.origin}/posthog`);
  const html = await (await open({ stage: 'flag', user: 'ian' })).text();
  expect(html).toContain('Welcome, ian!');
  expect(await readApi(server.origin, '/events/')).toMatchObject({ results: [] });
});

test.each([
  [{}, 'names no stage'],
  [{ stage: 'nope', user: 'ada' }, 'There is no stage “nope”. Use one of plain, capture, flag'],
  [{ stage: 'flag' }, 'names no user'],
  [{ stage: 'flag', user: 'x'.repeat(201) }, 'has 201 characters'],
  [{ stage: 'flag', user: 'ada', flag: flag.slice(0, 60) }, 'is not JSON'],
  [{ stage: 'flag', user: 'ada', flag: '{"key":""}' }, 'flag'],
  [{ stage: 'flag', user: 'ada', person: '[1]' }, 'person'],
  [{ stage: 'flag', user: '.' }, 'The user “.” cannot be visited'],
  [{ stage: 'flag', user: '..' }, 'The user “..” cannot be visited'],
  [{ stage: 'flag', user: 'ada', person: JSON.stringify({ a: 'x'.repeat(8000) }) }, '8000'],
  [{ stage: 'flag', user: 'ada', person: JSON.stringify({ a: '{'.repeat(25_000) }) }, '8000'],
  [{ stage: 'flag', user: 'ada', flag: '{"key":"a b","filters":{"groups":[{}]}}' }, 'PostHog'],
])('says what is wrong with the link %o', async (params, sentence) => {
  const { status, html } = await problemOf(params);
  expect(status).toBe(400);
  expect(html).toContain(sentence);
});

test.each([')', '.', '>', ').', '”', '%29', ','])(
  'runs a link with “%s” stuck to its end, for its own user and with its own flag',
  async (stuck) => {
    const params = new URLSearchParams({ stage: 'flag', user: 'ada', flag, person: '{}' });
    for (const end of ['', '&show=why']) {
      const response = await fetch(`${server.origin}/run?${params}${end}${stuck}`);
      expect(response.status, end).toBe(200);
      expect(await response.text(), end).toContain('Hello, ada!');
    }
    const last = await fetch(`${server.origin}/run?user=ada&stage=plain${stuck}`);
    expect(await last.text()).toContain('Hello, ada!');
  },
);

test('asks whether what ends a user’s name was stuck to the link', async () => {
  const html = await (await fetch(`${server.origin}/run?stage=plain&user=ada)`)).text();
  expect(html).toContain('Hello, ada)!');
  expect(html).toMatch(
    /was stuck to the link, it means\s+<a href="\/run\?stage=plain&amp;user=ada&amp;/,
  );
});

test.each(['Jos%C3', 'a%', 'a%2', '%F0%9F%98', 'a%)'])(
  'runs nobody for a link that was cut at %s, wherever it leads',
  async (user) => {
    for (const path of ['/run?stage=plain&', '/first-flag/plain?run=1&', '/compare?']) {
      const html = await (await fetch(`${server.origin}${path}user=${user}`)).text();
      expect(html, path).toContain('was cut in the middle of a character');
      expect(html, path).not.toContain('data-run=');
      expect(html, path).not.toContain('srcdoc=');
    }
  },
);

test('runs so many at a time, and tells the rest to come again', async () => {
  const params = { stage: 'evaluate-later', user: 'ada', flag, person: '{}' };
  const responses = await Promise.all(Array.from({ length: 40 }, () => open(params)));
  const [refused, ...more] = responses.filter(({ status }) => status === 503);
  const done = responses.filter(({ status }) => status === 200);
  expect(done.length, 'four run and twelve wait').toBeGreaterThanOrEqual(16);
  expect(done.length + more.length + 1).toBe(40);
  expect(refused?.headers.get('Retry-After')).toBe('5');
  expect(await refused?.text()).toContain('Try again in some seconds');
});
