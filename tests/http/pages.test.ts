import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';
import { steps } from '../harness/server/steps.ts';

const PAGES = [
  '/',
  ...steps.map((step) => `${step}?run=1&user=ada`),
  '/compare?user=ada&crowd=10',
  '/search?q=bucket',
];

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe.each(PAGES)('the page %s', (path) => {
  let html: string;
  beforeAll(async () => {
    html = await (await fetch(server.origin + path)).text();
  });

  test('uses no id twice', () => {
    const ids = [...html.matchAll(/<[^>]*\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('leads only to places that exist', async () => {
    const links = [...html.matchAll(/<a[^>]*\shref="([^"]*)"/g)].map((match) => match[1] ?? '');
    const inside = [...new Set(links)].filter((link) => /^[/#]/.test(link));
    for (const link of inside) {
      const [page = '', hash] = link.replaceAll('&amp;', '&').split('#');
      const response = page === '' ? undefined : await fetch(server.origin + page);
      expect({ link, status: response?.status ?? 200 }).toEqual({ link, status: 200 });
      const target = response ? await response.text() : html;
      if (hash) expect(target, `${link} leads to an id`).toContain(`id="${hash}"`);
    }
  });

  test('has a title and a description of its own', () => {
    expect(html).toMatch(/<title>[^<]{8,}<\/title>/);
    expect(html).toMatch(/<meta name="description" content="[^"]{20,}"/);
    expect(html).toContain('<html lang="en"');
  });
});

test('an address inside a tutorial at which nothing is stands in the sentence that says so', async () => {
  const response = await fetch(`${server.origin}/first-flag/nowhere`);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('Nothing is at <code>/first-flag/nowhere</code>');
});

test.each(['/parts/crowd', '/parts/replay'])(
  '%s asks for a form where it gets something else',
  async (path) => {
    const address = server.origin + path;
    expect((await fetch(address)).status).toBe(405);
    const headers = { Origin: server.origin, 'Content-Type': 'application/json' };
    const answer = await fetch(address, { method: 'POST', headers, body: '{}' });
    expect(answer.status).toBe(415);
    expect(await answer.text()).toContain('Send a form');
  },
);

test.each([
  ['/parts/run', 'A run needs a step and a user'],
  ['/parts/crowd', 'A crowd needs'],
])('%s says what is missing from a form', async (path, sentence) => {
  const response = await fetch(server.origin + path, {
    method: 'POST',
    headers: { Origin: server.origin },
    body: new URLSearchParams(),
  });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain(sentence);
});
