import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { createEventTable } from '../../../../src/posthog/store/createEventTable.ts';
import { createQueueTable } from '../../../../src/posthog/store/createQueueTable.ts';
import { migrate } from '../../../../src/posthog/store/file/migrate.ts';
import { removeAside, setAside } from '../../../../src/posthog/store/setAside.ts';

const event = { uuid: 'a', event: 'seen', distinctId: 'ada', timestamp: 1000, properties: {} };

function earlierDatabase(): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  migrate(database, 5);
  database.exec(`
    INSERT INTO events VALUES (7, 1, 'a', 'seen', 'ada', 1000, '{}');
    INSERT INTO ingestion_queue VALUES (3, 1, 900, 'b', 'seen', 'ada', 1000, '{}');`);
  return database;
}

test('events of an earlier version are known when they are sent again, waiting or not', () => {
  const database = earlierDatabase();
  migrate(database);
  const events = createEventTable(database);
  const queue = createQueueTable(database);
  expect(events.insert(1, event)).toBe(false);
  expect(events.insert(1, { ...event, event: 'later' })).toBe(true);
  expect(events.lastArrival(1)).toBe(8);
  queue.add(1, { ...event, uuid: 'b' }, 2000);
  queue.add(1, event, 2000);
  queue.add(1, { ...event, uuid: 'b', distinctId: 'ian' }, 2000);
  expect(queue.first(1, 10)).toMatchObject([
    { sequence: 3, acceptedAt: 900, distinctId: 'ada' },
    { acceptedAt: 2000, distinctId: 'ian' },
  ]);
});

test('a place in the order of arrival is not given again after what had it was removed', () => {
  const database = earlierDatabase();
  database.exec('DELETE FROM events');
  migrate(database);
  const events = createEventTable(database);
  events.insert(1, event);
  expect(events.lastArrival(1)).toBe(8);
});

test('what an earlier version set aside, with its indexes, is no obstacle and is removed', () => {
  const database = earlierDatabase();
  setAside(database, 1);
  migrate(database);
  createEventTable(database).insert(1, event);
  while (removeAside(database)) expect(database.isOpen).toBe(true);
  expect(createEventTable(database).insert(1, event)).toBe(false);
  const names = database.prepare("SELECT name FROM sqlite_schema WHERE name LIKE '%emptied%'");
  expect(names.all()).toEqual([]);
});
