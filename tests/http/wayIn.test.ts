import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';
import { steps } from '../harness/server/steps.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const get = (path: string) => fetch(server.origin + path, { redirect: 'manual' });

test.each([
  ['/first-flag', '/#first-flag'],
  ['/first-flag/', '/#first-flag'],
  ['/Inside-A-Flag', '/#inside-a-flag'],
  ['/first-flag/FLAG', '/first-flag/flag'],
  ['/First-Flag/Flag?user=ian', '/first-flag/flag?user=ian'],
  ['/first-flag/04-flag', '/first-flag/flag'],
  ['/first-flag/4', '/first-flag/flag'],
  ['/first-flag/flag)', '/first-flag/flag'],
  ['/first-flag/flag%29.', '/first-flag/flag'],
  ['/first-flag/flag%20', '/first-flag/flag'],
  ['/first-flag/create_flag', '/first-flag/create-flag'],
  ['/first-flag/Flag%20Property', '/first-flag/flag-property'],
  ['/Compare?user=ada', '/compare?user=ada'],
])('%s leads to %s', async (path, target) => {
  const response = await get(path);
  expect([response.status, response.headers.get('Location')]).toEqual([302, target]);
});

test('each step is found by its name in capitals', async () => {
  for (const step of steps) {
    expect((await get(step.toUpperCase())).headers.get('Location')).toBe(step);
    expect((await get(step)).status).toBe(200);
  }
});

test('a step that there is not is a 404 with all that there are', async () => {
  for (const path of ['/first-flag/nowhere', '/First-flag/flag/more', '/first-flag/7']) {
    const response = await get(path);
    expect(response.status, path).toBe(404);
    const html = await response.text();
    for (const step of steps.filter((one) => one.startsWith('/first-flag/'))) {
      expect(html, path).toContain(`href="${step}"`);
    }
  }
});

test('what means nothing is a 404 that leads home', async () => {
  for (const path of ['/nowhere', '/flag', '/%', '/first', '//evil.example/first-flag']) {
    const response = await get(path);
    expect(response.status, path).toBe(404);
    expect(response.headers.get('Location')).toBeNull();
  }
});
