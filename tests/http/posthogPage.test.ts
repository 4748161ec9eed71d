import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';

// The embedded PostHog's own page and stream, below the path at which the site has them.
let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

test('the page is at /posthog/, with its files beside it, and /posthog leads there', async () => {
  const page = await fetch(`${server.origin}/posthog`);
  expect(page.url).toBe(`${server.origin}/posthog/`);
  expect(await page.text()).toContain(`<dd>${server.origin}/posthog</dd>`);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const style = await fetch(new URL('activity.css', page.url));
  expect(await style.text()).toContain('--paper');
  // What the bundler made of the function must still be a program by itself.
  const script = await (await fetch(new URL('activity.js', page.url))).text();
  expect(script).toMatch(/^\(function[^]+new EventSource\(.activity.\)[^]+\}\)\(\);\n$/);
});

test('the stream tells what the site captures, and does not keep the site from stopping', async () => {
  const headers = { Authorization: 'Bearer phx_flagbook' };
  const stream = await fetch(`${server.origin}/posthog/activity`, { headers });
  expect(stream.headers.get('content-type')).toContain('text/event-stream');
  const body = JSON.stringify({ api_key: 'phc_flagbook', event: 'hello', distinct_id: 'ada' });
  await fetch(`${server.origin}/posthog/e/`, { method: 'POST', body });
  const reader = stream.body?.getReader();
  const message = await reader?.read();
  const text = new TextDecoder().decode(message?.value);
  expect(text).toMatch(/^event: event\ndata: \{.*"event":"hello".*\}\nid: 1\n\n$/);
  expect(await server.stop('SIGINT')).toBe(0);
  expect(await reader?.read(), 'it came to its end, and was not cut off').toMatchObject({
    done: true,
  });
});
