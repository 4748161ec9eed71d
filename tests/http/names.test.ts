import { escape } from 'es-toolkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillRequest, USER_PAGE } from '../../src/runs/stageRequest.ts';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** Runs a user in a step, as the console does. */
async function run(user: string) {
  const body = new FormData();
  body.set('step', 'first-flag/01-plain');
  body.set('user', user);
  const response = await fetch(`${server.origin}/parts/run`, {
    method: 'POST',
    headers: { Origin: server.origin },
    body,
  });
  return { status: response.status, text: await response.text() };
}

test.each(['.', '..'])('says of the user %s that no address leads to it', async (user) => {
  const sentence = `The user “${user}” cannot be visited`;
  const { status, text } = await run(user);
  expect([status, text]).toEqual([400, expect.stringContaining(sentence)]);
  for (const path of ['/first-flag/plain?run=1&', '/compare?', '/run?stage=plain&']) {
    const html = await (await fetch(`${server.origin}${path}user=${user}`)).text();
    expect(html, path).toContain(sentence);
    expect(html, path).not.toContain('srcdoc=');
  }
});

test('every other odd name reaches its own page, to the letter', async () => {
  const codes = [...Array(256).keys(), 0x2028, 0x202e, 0xfeff, 0xfffd, 0xffff, 0x1f600];
  const names = [
    ...codes.map((code) => `a${String.fromCodePoint(code)}`),
    ...['...', '.a', '%2e', '%2E%2e', '%', '%25', '/', '//', '../ada', '\\', '?', '#', ' ', '\t.'],
    ...['a/../b', './', '..;', '. ', '+', '&amp;', ':', '@', 'e\u0301', '\u00e9', 'user/ada'],
  ];
  for (const name of names) {
    const response = await fetch(server.origin + fillRequest('plain', USER_PAGE, name).path);
    expect(await response.text(), JSON.stringify(name)).toBe(`<p>Hello, ${escape(name)}!</p>`);
  }
});

test.each([
  ['5000', 'asks for a crowd of 5000. 1,000 is the most'],
  ['1001', 'asks for a crowd of 1001. 1,000 is the most'],
  ['99999999999999999999999', 'crowd of 99999999999999999999999. 1,000 is the most'],
  ['3', 'asks for a crowd of 3. 10 is the fewest'],
  ['0', 'asks for a crowd of 0. 10 is the fewest'],
  ['many', 'crowd of “many”, which is no number of users. Nobody was sent.'],
  ['-20', 'crowd of “-20”, which is no number of users'],
  ['12.5', 'crowd of “12.5”, which is no number of users'],
  ['1e3', 'crowd of “1e3”, which is no number of users'],
])('says what it makes of a crowd of %s', async (size, sentence) => {
  const html = await (await fetch(`${server.origin}/compare?user=ada&crowd=${size}`)).text();
  expect(html).toContain(sentence);
});

test.each(['30', '30)', '30.', '30%E2%80%9D).'])(
  'sends a crowd of %s without a word',
  async (size) => {
    const html = await (await fetch(`${server.origin}/compare?user=ada&crowd=${size}`)).text();
    expect(html).not.toContain('The address asks');
    expect(html).toMatch(/30 users\s+through every stage/);
  },
);
