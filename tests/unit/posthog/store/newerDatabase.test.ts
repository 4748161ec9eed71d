import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { createStore } from '../../../../src/posthog/store/createStore.ts';

const folder = mkdtempSync(join(tmpdir(), 'posthog-newer-'));
afterAll(() => rmSync(folder, { recursive: true }));

function withSql(path: string, sql: string) {
  const database = new DatabaseSync(path, { defensive: false });
  database.exec(sql);
  database.close();
}

function withByte(path: string, place: number, value: number) {
  const bytes = readFileSync(path);
  bytes[place] = value;
  writeFileSync(path, bytes);
}

const NEWER = 'PRAGMA user_version = 99';
const TABLES = /its tables have version 99, and this program knows versions up to \d+\./;
const FORMAT =
  /it has version 3 of SQLite’s file format, and this program knows versions up to 2\./;

test.each<[string, (path: string) => void, RegExp]>([
  ['with more steps', (path) => withSql(path, NEWER), TABLES],
  [
    'with a table that this SQLite cannot read',
    (path) =>
      withSql(
        path,
        `PRAGMA writable_schema = ON;
         INSERT INTO sqlite_schema VALUES ('table', 'a', 'a', 0, 'CREATE FANCY TABLE a (b)');
         ${NEWER}`,
      ),
    TABLES,
  ],
  [
    'in another journal mode',
    (path) => withSql(path, `PRAGMA journal_mode = DELETE; ${NEWER}`),
    TABLES,
  ],
  ['in a format that SQLite can only read', (path) => withByte(path, 18, 3), FORMAT],
  [
    'in a format that SQLite cannot read',
    (path) => {
      withByte(path, 18, 3);
      withByte(path, 19, 3);
    },
    FORMAT,
  ],
])('a database of a newer version, %s, is told as such and left as it is', (name, make, reason) => {
  const path = join(folder, `${name}.db`);
  createStore(path).close();
  make(path);
  const before = readFileSync(path);
  expect(() => createStore(path)).toThrow(reason);
  expect(() => createStore(path)).toThrow(
    'A newer version of this program made it: update this one',
  );
  expect(() => createStore(path)).not.toThrow(/write/);
  expect(readFileSync(path).equals(before)).toBe(true);
});
