import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { createStore, type Store } from '../../../../src/posthog/store/createStore.ts';
import { NOW } from '../../../harness/posthog/openTestPostHog.ts';

function open() {
  const folder = mkdtempSync(path.join(tmpdir(), 'posthog-aside-'));
  const file = path.join(folder, 'posthog.db');
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return { file, store: createStore(file) };
}

function fill(store: Store, count: number): void {
  store.transaction(() => {
    for (let index = 0; index < count; index++) {
      const uuid = crypto.randomUUID();
      const distinctId = `user-${index}`;
      store.events.insert(1, { uuid, event: 'e', distinctId, timestamp: NOW, properties: {} });
      const made = { uuid, properties: {}, isIdentified: false, createdAt: NOW };
      store.persons.addDistinctId(1, distinctId, store.persons.create(1, made).id);
    }
  });
}

function tablesAside(file: string): unknown[] {
  const database = new DatabaseSync(file);
  const names = database
    .prepare("SELECT name FROM sqlite_schema WHERE name LIKE '%emptied%'")
    .all();
  database.close();
  return names.filter(({ name }) => String(name).startsWith('emptied_'));
}

test('an emptied project is empty at once, and goes on with new ids', () => {
  const { store } = open();
  fill(store, 5000);
  store.clear(1);
  expect(store.events.lastArrival(1)).toBe(0);
  expect(store.persons.byDistinctId(1, 'user-1')).toBeUndefined();
  fill(store, 1);
  expect(store.events.lastArrival(1)).toBe(5001);
  expect(store.persons.byDistinctId(1, 'user-0')?.id).toBe(5001);
  store.close();
});

test('what was put aside is removed bit by bit, while the project fills and is emptied again', () => {
  const { store, file } = open();
  for (let round = 0; round < 3; round++) {
    fill(store, 5000);
    store.clear(1);
    expect(store.sweep()).toBe(true);
  }
  fill(store, 10);
  let turns = 0;
  while (store.sweep()) turns++;
  expect(turns).toBeGreaterThan(9);
  expect(tablesAside(file)).toEqual([]);
  expect(store.events.arrivedAfter(1, 0, 100)).toHaveLength(10);
  store.close();
});

test('what a process left aside the next one removes', () => {
  const { store, file } = open();
  fill(store, 10);
  store.clear(1);
  store.close();
  expect(tablesAside(file)).not.toEqual([]);
  const next = createStore(file);
  while (next.sweep());
  next.close();
  expect(tablesAside(file)).toEqual([]);
});
