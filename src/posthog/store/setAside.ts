/**
 * Emptying tables of any size without holding anyone up: they are put aside under another name, and
 * removed bit by bit. What is put aside when the process ends is removed after the next start.
 */

import type { DatabaseSync } from 'node:sqlite';

/** Tables that grow with what is captured. */
const LARGE = [
  ...['events', 'persons', 'distinct_ids', 'cohort_persons', 'hash_keys'],
  ...['group_profiles', 'ingestion_queue'],
];
/** Of those, the ones that say whose their rows are; the others belong to persons. */
const OWNED = ['events', 'persons', 'distinct_ids', 'group_profiles', 'ingestion_queue'];

const PREFIX = 'emptied_';

/** Rows that are removed in one go. */
const PORTION = 2000;

/**
 * Puts the large tables aside and makes empty ones in their place; to be called in a transaction.
 * Ids are not given anew.
 * @returns false when another project has rows in them, too, and nothing was done
 */
export function setAside(database: DatabaseSync, projectId: number): boolean {
  const isShared = OWNED.some((table) =>
    database
      .prepare(`SELECT 1 FROM ${table} WHERE project_id < ? OR project_id > ? LIMIT 1`)
      .get(projectId, projectId),
  );
  if (isShared) return false;
  for (const table of LARGE) {
    if (database.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get()) replace(database, table);
  }
  return true;
}

function replace(database: DatabaseSync, table: string): void {
  const made = database
    .prepare('SELECT type, name, sql FROM sqlite_schema WHERE tbl_name = ? AND sql IS NOT NULL')
    .all(table) as { type: string; name: string; sql: string }[];
  const serial = nextSerial(database);
  const sequence = database.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').get(table);
  database.exec(`ALTER TABLE ${table} RENAME TO ${PREFIX}${serial}_${table}`);
  for (const { type, name, sql } of made) {
    // The old index keeps its name until it is removed.
    const renamed = name.replace(/(_emptied\d+)?$/, `_emptied${serial}`);
    database.exec(type === 'index' ? sql.replace(name, renamed) : sql);
  }
  if (!sequence) return;
  database
    .prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)')
    .run(table, sequence['seq'] as number);
}

function nextSerial(database: DatabaseSync): number {
  const names = database.prepare('SELECT name FROM sqlite_schema').all();
  const serials = names.map(({ name }) => Number(/emptied_?(\d+)/.exec(name as string)?.[1] ?? 0));
  return Math.max(0, ...serials) + 1;
}

/**
 * Removes a part of what was put aside.
 * @returns false when there is nothing left
 */
export function removeAside(database: DatabaseSync): boolean {
  const table = database
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, ?) = ? LIMIT 1",
    )
    .get(PREFIX.length, PREFIX)?.['name'] as string | undefined;
  if (table === undefined) return false;
  const index = database
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
    )
    .get(table)?.['name'] as string | undefined;
  if (index !== undefined) database.exec(`DROP INDEX ${index}`);
  else if (!removeRows(database, table)) database.exec(`DROP TABLE ${table}`);
  return true;
}

function removeRows(database: DatabaseSync, table: string): boolean {
  const key = database
    .prepare('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
    .all(table)
    .map(({ name }) => name as string)
    .join(', ');
  const { changes } = database
    .prepare(
      `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} LIMIT ${PORTION})`,
    )
    .run();
  return changes > 0;
}
