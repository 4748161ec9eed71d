import {
  copyFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createStore } from '../../../../src/posthog/store/createStore.ts';
import { countOf, many, openFolder, seen } from '../../../harness/posthog/openOnDisk.ts';
import { EVERYONE } from '../../../harness/posthog/openTestPostHog.ts';

afterEach(() => void vi.restoreAllMocks());

const flag = { key: 'beta', filters: EVERYONE };

describe('while it runs, nothing is acknowledged that would not last', () => {
  type Folder = ReturnType<typeof openFolder>;
  const losses: [string, (where: Folder) => void, RegExp][] = [
    [
      'the database is deleted',
      ({ path }) => rmSync(path),
      /posthog\.db is gone: it was deleted or moved/,
    ],
    [
      'its log is deleted',
      ({ wal }) => rmSync(wal),
      /posthog\.db-wal is gone: it was deleted or moved/,
    ],
    [
      'the folder is deleted',
      ({ folder }) => rmSync(folder, { recursive: true }),
      /posthog\.db is gone/,
    ],
    [
      'another file is put in its place',
      ({ path }) => {
        copyFileSync(path, `${path}.copy`);
        renameSync(`${path}.copy`, path);
      },
      /posthog\.db is another file than the one that this server opened/,
    ],
    [
      'another log is put in its place',
      ({ wal }) => {
        copyFileSync(wal, `${wal}.copy`);
        renameSync(`${wal}.copy`, wal);
        vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 200);
      },
      /posthog\.db-wal is another file than the one that this server opened/,
    ],
  ];

  test.each(losses)('when %s', async (_when, lose, sentence) => {
    const where = openFolder();
    const { server, store, capture, api, person } = where.open();
    expect((await capture(seen)).status).toBe(200);
    expect(server.problem()).toBeUndefined();
    lose(where);

    const answer = await capture(seen, { ...seen, properties: { $set: { plan: 'pro' } } });
    expect(answer.status).toBe(503);
    expect(await answer.text()).toMatch(sentence);
    expect(server.problem()).toMatch(sentence);
    expect(await api('POST', '/feature_flags/', flag)).toMatchObject({
      status: 503,
      body: { type: 'server_error', detail: expect.stringMatching(sentence) as string },
    });
    expect(() => server.reset()).toThrow(sentence);
    expect(() => server.ingestion.change({ delayMs: 5 })).toThrow(sentence);
    // What is read is what was kept.
    expect(store.events.arrivedAfter(1, 0, 10)).toHaveLength(1);
    expect(await person('ada')).not.toMatchObject({ properties: { plan: 'pro' } });
  });

  test('and it goes on by itself when the file is put back', async () => {
    const { path, open } = openFolder();
    const { server, capture } = open();
    renameSync(path, `${path}.away`);
    expect((await capture(seen)).status).toBe(503);
    renameSync(`${path}.away`, path);
    expect((await capture(seen)).status).toBe(200);
    expect(server.problem()).toBeUndefined();
  });

  test('a file that is deleted while a batch is being written refuses that batch', async () => {
    const { path, open } = openFolder();
    const { store, capture } = open();
    const { insert } = store.events;
    store.events.insert = (...event) => {
      rmSync(path);
      return insert(...event);
    };
    expect((await capture(seen)).status).toBe(503);
  });

  test('nothing is put where the deleted files were, so that the next start tells of it', async () => {
    const { path, open } = openFolder();
    const { server, capture } = open();
    await capture(seen);
    rmSync(path);
    await server.close();
    expect(existsSync(path)).toBe(false);
    expect(() => createStore(path)).toThrow(
      /it is gone, but .*posthog\.db-wal, which belongs to it, is there\. Put it back, or move/,
    );
  });
});

describe('a start', () => {
  test.each([1, 3000])(
    'without the log refuses, after %i events and a kill, and takes an empty one as leave',
    async (count) => {
      const { open, leftBehind } = openFolder();
      const { capture } = open();
      await capture(seen);
      for (let sent = 1; sent < count; sent += 200) await capture(...many(200));
      const copy = leftBehind();
      rmSync(`${copy}-wal`);
      expect(() => createStore(copy)).toThrow(
        /the newest of what it holds is in .*-wal, which is gone\. Put that file back/,
      );
      writeFileSync(`${copy}-wal`, '');
      expect(countOf(copy)).toBeLessThan(count);
    },
  );

  test('with a log that cannot be read refuses', async () => {
    const { open, leftBehind } = openFolder();
    const { capture } = open();
    await capture(seen);
    const copy = leftBehind();
    writeFileSync(`${copy}-wal`, Buffer.alloc(statSync(`${copy}-wal`).size, 'x'));
    expect(() => createStore(copy)).toThrow(/-wal, which is damaged\. Put a copy of both files/);
  });

  test('with both files has all, whatever moment they are from', async () => {
    const { open, leftBehind } = openFolder();
    const { capture } = open();
    for (let sent = 0; sent < 6000; sent += 200) await capture(...many(200));
    const copy = leftBehind();
    expect(countOf(copy)).toBe(6000);
    expect(countOf(copy)).toBe(6000);
  });

  test('after another program has closed the file for it has all, too', async () => {
    const { open, leftBehind } = openFolder();
    const { capture } = open();
    await capture(seen);
    const copy = leftBehind();
    const other = new DatabaseSync(copy);
    other.exec('SELECT count(*) FROM events');
    other.close();
    expect(existsSync(`${copy}-wal`)).toBe(false);
    expect(countOf(copy)).toBe(1);
  });

  test('with damaged pages refuses, and says where they are', async () => {
    const { path, open } = openFolder();
    const { server, capture } = open();
    await capture(...many(500));
    await server.close();
    const bytes = readFileSync(path);
    bytes.fill(0xff, 40 * 4096, 44 * 4096);
    writeFileSync(path, bytes);
    expect(() => createStore(path)).toThrow(
      /malformed \(.+\)\. The file is damaged: put a copy in its place/,
    );
    expect(readFileSync(path).equals(bytes), 'it is left as it is').toBe(true);
  });
});
