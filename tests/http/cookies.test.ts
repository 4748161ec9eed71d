import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askAs } from '../harness/server/askAs.ts';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const PATHS = ['/first-flag/plain?run=1&user=ada', '/stages/remember/user/ada'];

describe.each(PATHS)('the cookies of %s', (path) => {
  test.each([{}, { 'Accept-Encoding': 'gzip' }])('come once: %o', async (headers) => {
    const { headers: answer } = await askAs(server.origin + path, headers);
    expect(answer.getSetCookie()).toHaveLength(1);
    expect(answer.getSetCookie()[0]).toMatch(/; HttpOnly; SameSite=Lax$/i);
  });

  test('go over TLS alone where that stands in front', async () => {
    for (const proto of ['https', 'https, http', 'HTTPS']) {
      const { headers } = await askAs(server.origin + path, { 'X-Forwarded-Proto': proto });
      expect(headers.getSetCookie().map((line) => /; Secure$/.test(line))).toEqual([true]);
    }
    const { headers } = await askAs(server.origin + path, { 'X-Forwarded-Proto': 'http' });
    expect(headers.getSetCookie().join()).not.toMatch(/secure/i);
  });
});
