import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startProcess } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';

let folder: string;
let server: RunningServer;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'flagbook-storage-'));
  file = path.join(folder, 'posthog.db');
});
afterEach(async () => {
  await server.stop('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const post = (to: string, fields: Record<string, string> = {}) =>
  fetch(server.origin + to, {
    method: 'POST',
    headers: { Origin: server.origin },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });

const capture = (text = '') => {
  const event = { event: 'seen', distinct_id: 'ada', properties: { text } };
  return fetch(`${server.origin}/posthog/e/`, {
    method: 'POST',
    body: JSON.stringify({ api_key: 'phc_flagbook', ...event }),
  });
};

/** What a reader is told wherever something would have to be kept. */
async function expectRefusals(sentence: RegExp) {
  const answer = await capture('x'.repeat(300_000));
  expect([answer.status, await answer.text()]).toEqual([503, expect.stringMatching(sentence)]);

  const over = await post('/start-over');
  expect([over.status, await over.text()]).toEqual([
    503,
    expect.stringMatching(new RegExp(`^Nothing was taken away\\. .*${sentence.source}`)),
  ]);
  const lag = await post('/parts/lag', { delayMs: '3000' });
  expect([lag.status, await lag.text()]).toEqual([503, expect.stringMatching(sentence)]);

  const run = await post('/parts/run', { step: 'first-flag/02-capture', user: 'ada' });
  expect(run.status).toBe(200);
  const html = await run.text();
  expect(html).toContain('PostHog can keep nothing at present.');
  expect(html).toMatch(sentence);

  const form = await post('/parts/flag-form', { do: 'recipe' });
  expect([form.status, await form.text()]).toEqual([200, expect.stringMatching(sentence)]);
  const page = await fetch(`${server.origin}/first-flag/flag`);
  expect([page.status, await page.text()]).toEqual([200, expect.stringMatching(sentence)]);
}

test('a database that is deleted while the site runs is missed at once, everywhere', async () => {
  server = await startServer({ DATA_DIR: folder });
  expect((await capture()).status).toBe(200);
  renameSync(file, `${file}.away`);
  await expectRefusals(/posthog\.db is gone: it was deleted or moved/);

  renameSync(`${file}.away`, file);
  expect((await capture()).status).toBe(200);
  expect(await (await fetch(server.origin)).text()).not.toContain('posthog.db is gone');
});

test('a database that was deleted is not replaced at the next start without a word', async () => {
  server = await startServer({ DATA_DIR: folder });
  expect((await capture()).status).toBe(200);
  await server.stop('SIGKILL');
  renameSync(`${file}-wal`, `${file}-wal.away`);
  await expect(startServer({ DATA_DIR: folder })).rejects.toThrow(
    /the newest of what it holds is in .*posthog\.db-wal, which is gone\. Put that file back/,
  );
  renameSync(`${file}-wal.away`, `${file}-wal`);
  server = await startServer({ DATA_DIR: folder });
  expect((await capture()).status).toBe(200);
});

describe.skipIf(process.platform === 'win32')('a disk that takes no more', () => {
  test('is told wherever something would have to be kept, and start over takes nothing', async () => {
    server = await startServer({ DATA_DIR: folder });
    const one = { event: 'seen', distinct_id: 'ada', properties: { text: 'x'.repeat(200) } };
    const body = JSON.stringify({ api_key: 'phc_flagbook', batch: Array(2000).fill(one) });
    await fetch(`${server.origin}/posthog/batch/`, { method: 'POST', body });
    await server.stop();
    // A limit of the system for each file, in kilobytes, stands for the disk.
    server = await startProcess(
      'dist/server/server.mjs',
      { PORT: '0', DATA_DIR: folder },
      [],
      [],
      100,
    );
    const sentence = /cannot be written or read: its disk fails, or has no room\. Check the disk\./;
    let answer = await capture('x'.repeat(4000));
    while (answer.status === 200) answer = await capture('x'.repeat(4000));
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringMatching(sentence)]);
    expect(await (await fetch(server.origin)).text()).toMatch(sentence);
    const over = await post('/start-over');
    expect([over.status, await over.text()]).toEqual([
      503,
      expect.stringMatching(/^Nothing was taken away\. .*Check the disk\.$/),
    ]);
    const events = await fetch(`${server.origin}/posthog/api/projects/1/events/`, {
      headers: { Authorization: 'Bearer phx_flagbook' },
    });
    expect(((await events.json()) as { results: unknown[] }).results).toHaveLength(100);
  });
});
