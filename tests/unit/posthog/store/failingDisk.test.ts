import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createStore } from '../../../../src/posthog/store/createStore.ts';
import { openDatabase } from '../../../../src/posthog/store/file/openDatabase.ts';
import { countOf, many, openFolder, seen } from '../../../harness/posthog/openOnDisk.ts';
import { EVERYONE } from '../../../harness/posthog/openTestPostHog.ts';

const flag = { key: 'beta', filters: EVERYONE };

test('damage that is found while it runs refuses what comes, and says so', async () => {
  const { path, open } = openFolder();
  const { server, capture } = open();
  await capture(...many(500));
  await server.close();
  const opened = openDatabase(path);
  const { capture: send, server: damaged } = open(createStore(opened));
  const bytes = readFileSync(path);
  bytes.fill(0xff, 4096);
  writeFileSync(path, bytes);
  // SQLite reads a page again that it has let go of.
  opened.database.exec('PRAGMA shrink_memory');
  const answer = await send({ ...seen, distinct_id: 'bob' });
  expect([answer.status, await answer.text()]).toEqual([
    503,
    `The database ${path} is damaged, so nothing more is written to it. Stop the server, put a copy in its place, and start again.`,
  ]);
  expect((await send(seen)).status).toBe(503);
  expect(damaged.problem()).toContain('is damaged');
});

describe('while the disk is full', () => {
  test('what comes is refused with a sentence, what is there stays, and it goes on with room', async () => {
    const { path, open } = openFolder();
    const opened = openDatabase(path);
    const { server, store, capture, api, events } = open(createStore(opened));
    await capture(seen);
    const limit = (pages: number) => opened.database.exec(`PRAGMA max_page_count = ${pages}`);
    limit(Number(opened.database.prepare('PRAGMA page_count').get()?.['page_count']));

    const big = { ...seen, properties: { text: 'x'.repeat(100_000) } };
    const answer = await capture(big);
    const sentence = `The database ${path} cannot grow: its disk is full. Make room on it; the server goes on by itself.`;
    expect([answer.status, await answer.text()]).toEqual([503, sentence]);
    expect(server.problem()).toBe(sentence);
    const created = await api('POST', '/feature_flags/', { ...flag, name: 'x'.repeat(100_000) });
    expect(created).toMatchObject({ status: 503, body: { detail: sentence } });
    expect(await events()).toHaveLength(1);

    limit(1_000_000);
    expect((await capture(big)).status).toBe(200);
    expect(server.problem()).toBeUndefined();
    expect(store.events.arrivedAfter(1, 0, 10)).toHaveLength(2);
  });

  test('a stop keeps all, and the next start finds it', async () => {
    const { path, open } = openFolder();
    const opened = openDatabase(path);
    const { server, capture } = open(createStore(opened));
    await capture(...many(100));
    opened.database.exec('PRAGMA max_page_count = 1');
    await server.close();
    expect(countOf(path)).toBe(100);
  });
});
