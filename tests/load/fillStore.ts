import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createStore } from '../../src/posthog/store/createStore.ts';

const EVENTS = 1_000_000;
const PERSONS = 100_000;
const HOURS_20 = 20 * 3_600_000;

/** Makes a database in a folder with a million events of the last 20 hours, of 100,000 persons. */
export function fillStore(folder: string): void {
  const file = path.join(folder, 'posthog.db');
  createStore(file).close();
  const database = new DatabaseSync(file);
  const event = database.prepare(
    'INSERT INTO events (project_id, uuid, event, distinct_id, timestamp, properties) VALUES (1, ?, ?, ?, ?, ?)',
  );
  const person = database.prepare(
    'INSERT INTO persons (project_id, uuid, properties, created_at) VALUES (1, ?, ?, ?)',
  );
  const distinctId = database.prepare('INSERT INTO distinct_ids VALUES (1, ?, ?)');
  const since = Date.now() - HOURS_20;
  database.exec('PRAGMA synchronous = OFF; BEGIN');
  for (let serial = 0; serial < EVENTS; serial++) {
    const uuid = `00000000-0000-7000-8000-${serial.toString(16).padStart(12, '0')}`;
    const user = `user-${serial % PERSONS}`;
    const at = since + Math.floor((serial * HOURS_20) / EVENTS);
    const name = serial % 10 === 0 ? 'other' : 'visited_user_page';
    const properties = { plan: serial % 3 === 0 ? 'pro' : 'free', $lib: 'posthog-node', serial };
    event.run(uuid, name, user, at, JSON.stringify(properties));
    if (serial >= PERSONS) continue;
    const known = { email: `${user}@example.com`, initial_name: user };
    distinctId.run(user, person.run(uuid, JSON.stringify(known), at).lastInsertRowid);
  }
  database.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}
