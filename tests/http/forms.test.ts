import { readdirSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';
import { steps } from '../harness/server/steps.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const PARTS = readdirSync('src/pages/parts')
  // What parts have between them is no page.
  .filter((name) => !name.startsWith('_'))
  .map((name) => `/parts/${name.split('.')[0]}`);
const NOWHERE = ['/nowhere', '/first-flag/nothing', '/no/step', '/tasks/none', '/no/step/at/all'];
const PATHS = [...PARTS, '/replay', '/run', '/compare', '/start-over', ...NOWHERE, ...steps];

function post(path: string, type: string, body: BodyInit): Promise<Response> {
  const headers = { Origin: server.origin, ...(type && { 'Content-Type': type }) };
  return fetch(server.origin + path, { method: 'POST', headers, body, redirect: 'manual' });
}

describe.each(PATHS)('%s', (path) => {
  test.each([
    ['multipart/form-data; boundary=x', 'no part', 400, 'This form cannot be read'],
    ['multipart/form-data; boundary=x', '--x\r\nContent-Disp', 400, 'This form cannot be read'],
    ['multipart/form-data', '--x--', 400, 'This form cannot be read'],
    ['application/json', '{', 415, 'Send a form'],
    ['text/plain', 'user=ada', 415, 'Send a form'],
    ['application/x-www-form-urlencoded', 'a'.repeat(300_000), 413, 'larger than 256 KB'],
  ])('answers a form of type %s that reads %.12s with a sentence', async (...given) => {
    const [type, body, status, sentence] = given;
    const answer = await post(path, type, body);
    expect([answer.status, await answer.text()]).toEqual([
      status,
      expect.stringContaining(sentence),
    ]);
  });

  test.each(['user=%E0%A4%A&step=%', '%', '=&=&&&', 'user=%00&step=%00'])(
    'has no trouble of its own with the fields %s',
    async (fields) => {
      const answer = await post(path, 'application/x-www-form-urlencoded', fields);
      await answer.text();
      expect(answer.status).toBeLessThan(500);
    },
  );
});

test.each(NOWHERE)('a form that is sent to %s is told that there is no such page', async (path) => {
  for (const fields of ['', 'user=ada&step=nothing']) {
    const answer = await post(path, 'application/x-www-form-urlencoded', fields);
    expect([answer.status, await answer.text()]).toEqual([
      404,
      expect.stringContaining('There is no such page'),
    ]);
  }
});

test.each(['/%', '/first-flag/%E0%A4%A', '/%ff/%ff', '/_astro/%ff.css', '/stages/%ff/user/%ff'])(
  'the path %s, of a broken encoding, is answered with a page or a sentence',
  async (path) => {
    const answer = await fetch(server.origin + path);
    expect([400, 404]).toContain(answer.status);
    expect(await answer.text()).not.toBe('');
  },
);

test('requests that are refused early lose no answer and reset no other', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  const send = (path: string, method: string, size: number) =>
    new Promise<[number | undefined, string]>((resolve, reject) => {
      const type = 'application/x-www-form-urlencoded';
      const headers = { Origin: server.origin, 'Content-Type': type };
      const sent = request(server.origin + path, { agent, method, headers });
      sent.on('error', reject).on('response', (answer) => {
        let text = '';
        answer.on('error', reject).on('data', (chunk: Buffer) => (text += chunk.toString()));
        answer.on('end', () => {
          resolve([answer.statusCode, text]);
        });
      });
      sent.end(Buffer.alloc(size, 'a'));
    });
  const refused: [string, number][] = [
    ['/parts/run', 413],
    ['/posthog/e/', 413],
    // The key may stand in the body, which is looked at first.
    ['/posthog/api/projects/1/cohorts/', 413],
    ['/posthog/nothing', 404],
    ['/stages/none/', 404],
  ];
  for (let round = 0; round < 4; round++) {
    for (const [path, status] of refused) {
      const [given, text] = await send(path, 'POST', 3_000_000);
      expect([path, given, text]).toEqual([path, status, expect.stringMatching(/.{10}/s)]);
      expect(await send('/stages/plain/user/ada', 'GET', 0)).toEqual([200, '<p>Hello, ada!</p>']);
    }
  }
});
