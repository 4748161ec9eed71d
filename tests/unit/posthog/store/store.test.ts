import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test, vi } from 'vitest';
import { createPostHog } from '../../../../src/posthog/createPostHog.ts';
import { createStore } from '../../../../src/posthog/store/createStore.ts';
import { migrate } from '../../../../src/posthog/store/file/migrate.ts';
import { openDatabase } from '../../../../src/posthog/store/file/openDatabase.ts';

const folder = mkdtempSync(join(tmpdir(), 'posthog-store-'));
afterAll(() => rmSync(folder, { recursive: true }));

const event = {
  uuid: '01a202cf-9450-7653-8c17-84020ac8e4e3',
  event: 'seen',
  distinctId: 'ada',
  timestamp: 1000,
  properties: { page: 1 },
};
const all = { after: 0, before: Number.MAX_SAFE_INTEGER, limit: 10, offset: 0 };

function captureRequest(): Request {
  const batch = [{ event: 'seen', distinct_id: 'ada' }];
  const body = JSON.stringify({ api_key: 'phc_flagbook', batch });
  return new Request('http://posthog.test/batch/', { method: 'POST', body });
}

test('what is kept is there when the file is opened again, in a folder that is made for it', () => {
  const path = join(folder, 'new', 'deep', 'posthog.db');
  const store = createStore(path);
  store.events.insert(1, event);
  store.close();
  const again = createStore(path);
  expect(again.events.list(1, all)).toEqual([event]);
  expect(again.events.insert(1, event)).toBe(false);
  again.close();
});

test('every commit waits until it is on disk, which survives a loss of power too', () => {
  const { database, close } = openDatabase(join(folder, 'pragmas.db'));
  const pragma = (name: string) => database.prepare(`PRAGMA ${name}`).get()?.[name];
  expect([pragma('journal_mode'), pragma('synchronous')]).toEqual(['wal', 2]);
  close();
});

test('flags that another process saves in the same file are seen soon, and kept until then', async () => {
  const path = join(folder, 'two.db');
  const one = createStore(path);
  const other = createStore(path);
  expect(other.flags.current(1)).toEqual([]);
  const content = { key: 'beta', name: '', active: true, deleted: false, settings: {} };
  const flag = one.flags.create(1, { ...content, filters: { groups: [] } }, 1000);
  await vi.waitFor(() => expect(other.flags.current(1)).toHaveLength(1));
  const current = other.flags.current(1);
  expect(other.flags.current(1)).toBe(current);
  one.flags.save({ ...flag, active: false }, 2000);
  await vi.waitFor(() => expect(other.flags.current(1)[0]?.active).toBe(false));
  one.close();
  other.close();
});

test('projects are kept apart', () => {
  const store = createStore(':memory:');
  store.events.insert(1, event);
  expect(store.events.insert(2, event)).toBe(true);
  store.clear(1);
  expect(store.events.list(1, all)).toEqual([]);
  expect(store.events.list(2, all)).toEqual([event]);
  store.close();
});

test('a transaction that throws leaves nothing behind', () => {
  const store = createStore(':memory:');
  expect(() =>
    store.transaction(() => {
      store.events.insert(1, event);
      throw new Error('no more');
    }),
  ).toThrow('no more');
  expect(store.events.list(1, all)).toEqual([]);
  store.close();
});

test('a file that is no database, or cannot be written, is told with its path and what to do', () => {
  const path = join(folder, 'text.db');
  writeFileSync(path, 'this is a text, and not a short one, so that SQLite looks at it'.repeat(20));
  expect(() => createStore(path)).toThrow(
    `Cannot open the database ${path}: file is not a database. That file is something else: move it away, or name another place with DATA_DIR`,
  );
  expect(() => createStore(join(path, 'below.db'))).toThrow(
    /^Cannot open the database .*ENOTDIR.*A file stands where a folder is needed: move it away/,
  );
});

test('a folder that cannot be made is told with its path', () => {
  expect(() => createStore('/proc/flagbook/data/posthog.db')).toThrow(
    /^Cannot open the database \/proc\/flagbook\/data\/posthog\.db: ENOENT.*'\/proc\/flagbook'/,
  );
});

test('no place in the order of arrival is given twice, not even after all was removed', () => {
  const store = createStore(':memory:');
  store.events.insert(1, event);
  store.clear(1);
  store.events.insert(1, event);
  expect(store.events.arrivedAfter(1, 0, 10).map(({ sequence }) => sequence)).toEqual([2]);
  store.close();
});

test('a file of an earlier version keeps its events, and their order, when it is brought up to date', () => {
  const path = join(folder, 'earlier.db');
  const database = new DatabaseSync(path);
  migrate(database, 2);
  const insert = database.prepare("INSERT INTO events VALUES (?, 1, ?, 'seen', 'ada', 1000, '{}')");
  insert.run(7, 'later');
  insert.run(5, 'earlier');
  database.close();
  const store = createStore(path);
  const uuids = store.events.arrivedAfter(1, 0, 10).map(({ uuid, sequence }) => [sequence, uuid]);
  expect(uuids).toEqual([
    [5, 'earlier'],
    [7, 'later'],
  ]);
  store.events.insert(1, event);
  expect(store.events.lastArrival(1)).toBe(8);
  store.close();
});

test('a file made by a later version is told, and left as it is', () => {
  const path = join(folder, 'later.db');
  const database = new DatabaseSync(path);
  database.exec('PRAGMA user_version = 99');
  database.close();
  expect(() => createStore(path)).toThrow(
    /its tables have version 99, and this program knows versions up to \d+\. A newer version of this program made it: update this one, or name another place/,
  );
  const kept = new DatabaseSync(path);
  expect(kept.prepare('PRAGMA user_version').get()).toEqual({ user_version: 99 });
  kept.close();
});

test('events are answered with 503, for the SDK to send again, when they cannot be stored', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const store = createStore(':memory:');
  const posthog = createPostHog({ store });
  store.close();
  const response = await posthog.fetch(captureRequest());
  expect([response.status, await response.text()]).toEqual([503, 'transient error, please retry']);
  expect(logged).toHaveBeenCalledOnce();
  logged.mockRestore();
});

test('one batch that cannot be stored spoils no other that came with it', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const store = createStore(':memory:');
  const { insert } = store.events;
  store.events.insert = (projectId, captured) => {
    if (captured.event === 'bad') throw new Error('too much for the store');
    return insert(projectId, captured);
  };
  const posthog = createPostHog({ store });
  const send = (name: string) => {
    const body = JSON.stringify({ api_key: 'phc_flagbook', event: name, distinct_id: 'ada' });
    return posthog.fetch(new Request('http://posthog.test/e/', { method: 'POST', body }));
  };
  const answers = await Promise.all(['a', 'bad', 'b'].map(send));
  expect(answers.map(({ status }) => status)).toEqual([200, 500, 200]);
  expect(
    store.events
      .list(1, all)
      .map((kept) => kept.event)
      .sort(),
  ).toEqual(['a', 'b']);
  expect(await answers[1]?.text()).not.toContain('too much for the store');
  logged.mockRestore();
  await posthog.close();
});
