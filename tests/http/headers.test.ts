import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';
import { steps } from '../harness/server/steps.ts';

const PAGES = [
  '/',
  ...steps.map((step) => `${step}?run=1&user=ada`),
  '/compare?user=ada',
  '/nowhere',
];

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe.each(PAGES)('the page %s', (path) => {
  test('tells the browser to run and show only what this site serves', async () => {
    const { headers } = await fetch(server.origin + path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  });

  test('has no inline script and no inline style', async () => {
    const html = await (await fetch(server.origin + path)).text();
    // What a button copies may be a page of a stage, which has some.
    expect(
      html
        .replaceAll(/ text="[^"]*"/g, '')
        .match(/<style|<script(?![^>]* src=)[^>]*>|<[^>]+ (style|on\w+)=[^>]*>/g),
    ).toBeNull();
  });

  test('comes compressed', async () => {
    const { headers } = await fetch(server.origin + path, {
      headers: { 'Accept-Encoding': 'gzip' },
    });
    expect(headers.get('content-encoding')).toBe('gzip');
  });
});

test.each([...PAGES, '/parts/knows?user=ada', '/parts/receipt?user=ada', '/stages/plain/user/ada'])(
  'no browser need guess the charset of %s',
  async (path) => {
    const { headers } = await fetch(server.origin + path);
    expect(headers.get('content-type')).toMatch(/^text\/html; ?charset=utf-8$/i);
  },
);

test('styles and scripts come compressed and are kept by the browser for good', async () => {
  const html = await (await fetch(`${server.origin}/first-flag/flag`)).text();
  const assets = [...html.matchAll(/(?:href|src)="(\/[^"]+\.(?:css|js))"/g)].map(
    (match) => match[1],
  );
  expect(assets.length).toBeGreaterThan(1);
  for (const asset of assets) {
    for (const encoding of ['br', 'gzip']) {
      const { headers } = await fetch(`${server.origin}${asset}`, {
        headers: { 'Accept-Encoding': encoding },
      });
      expect(headers.get('content-encoding')).toBe(encoding);
      expect(headers.get('cache-control')).toMatch(/max-age=31536000.*immutable/);
    }
  }
});

test('an unknown page is a 404 that leads back', async () => {
  const response = await fetch(`${server.origin}/nowhere`);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('href="/"');
});

test('an unknown step is a 404', async () => {
  expect((await fetch(`${server.origin}/first-flag/nowhere`)).status).toBe(404);
});

test('a form that another site sends is refused', async () => {
  const response = await fetch(`${server.origin}/start-over`, {
    method: 'POST',
    headers: { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
    body: new URLSearchParams({ do: 'anything' }),
  });
  expect(response.status).toBe(403);
  expect(await response.text()).toContain('A page of another site asked for this.');
});

test('a form that names no site is refused, and told how to say it', async () => {
  const body = new URLSearchParams({ do: 'anything' });
  const response = await fetch(`${server.origin}/start-over`, { method: 'POST', body });
  expect(response.status).toBe(403);
  expect(await response.text()).toContain(`or with the header Origin: ${server.origin}.`);
});

test('a path cannot climb out of the folder of static files', async () => {
  const response = await fetch(`${server.origin}/..%2f..%2fpackage.json`);
  expect(response.status).toBe(404);
  expect(await response.text()).not.toContain('"dependencies"');
});

test('every answer is to be taken for what its type says', async () => {
  for (const path of [
    '/favicon.svg',
    '/stages/plain/user/ada',
    '/stages/nowhere/',
    '/parts/knows?user=ada',
    '/start-over',
    '/posthog/',
    '/posthog/activity.js',
    '/posthog/api/projects/1/events/',
    '/posthog/nowhere',
  ]) {
    const { headers } = await fetch(server.origin + path);
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
  }
});

test('a stage, which says back what its address says, may load and send nothing', async () => {
  for (const path of ['/stages/plain/', '/stages/flag/user/%3Cscript%3Ealert(1)%3C%2Fscript%3E']) {
    const response = await fetch(server.origin + path);
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
    );
    expect(await response.text()).not.toContain('<script');
  }
});

test('a file that keeps its name when it changes is asked for again, and comes once', async () => {
  for (const path of ['/favicon.svg', '/posthog/activity.css', '/posthog/activity.js']) {
    const { headers } = await fetch(server.origin + path);
    expect(headers.get('cache-control'), path).toBe('no-cache');
  }
  const icon = await fetch(`${server.origin}/favicon.svg`);
  const again = await fetch(`${server.origin}/favicon.svg`, {
    headers: { 'If-None-Match': icon.headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
});
