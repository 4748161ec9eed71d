/**
 * The tables of the database, made and brought up to date.
 */

import type { DatabaseSync } from 'node:sqlite';
import { withClaimedTimes } from './withClaimedTimes.ts';

/** Thrown for a file that had more steps than this program knows. */
export class NewerTablesError extends Error {}

/**
 * Brings the tables to the newest form. SQLite's `user_version` counts the steps a file has had;
 * a step that was released is never edited, a change is a new step.
 * @param version how many steps the file shall have had; all, unless an earlier form is wanted
 * @throws {NewerTablesError} when the file has had more steps than we know.
 */
export function migrate(database: DatabaseSync, version = STEPS.length): void {
  const done = checkVersion(database);
  STEPS.slice(done, version).forEach((step, index) => {
    database.exec(`BEGIN IMMEDIATE; ${step} PRAGMA user_version = ${done + index + 1}; COMMIT;`);
  });
}

/**
 * How many steps a file has had. This reads no table and writes nothing, so it can be asked first: of
 * tables of a newer form, or in a place that is not ours, SQLite would say something else.
 * @throws {NewerTablesError} when the file has had more steps than we know.
 */
export function checkVersion(database: DatabaseSync): number {
  const done = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  if (done <= STEPS.length) return done;
  throw new NewerTablesError(
    `its tables have version ${done}, and this program knows versions up to ${STEPS.length}`,
  );
}

/** Times are milliseconds since 1970; `properties`, `filters` and `settings` are JSON. */
const STEPS = [
  `
  CREATE TABLE events (
    sequence INTEGER PRIMARY KEY,
    project_id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    event TEXT NOT NULL,
    distinct_id TEXT NOT NULL,
    timestamp INTEGER NOT NULL,
    properties TEXT NOT NULL,
    UNIQUE (project_id, uuid)
  ) STRICT;
  CREATE INDEX events_by_time ON events (project_id, timestamp);
  CREATE INDEX events_by_distinct_id ON events (project_id, distinct_id, timestamp);

  CREATE TABLE persons (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    project_id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    properties TEXT NOT NULL,
    is_identified INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    UNIQUE (project_id, uuid)
  ) STRICT;

  CREATE TABLE distinct_ids (
    project_id INTEGER NOT NULL,
    distinct_id TEXT NOT NULL,
    person_id INTEGER NOT NULL,
    PRIMARY KEY (project_id, distinct_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX distinct_ids_by_person ON distinct_ids (person_id);

  CREATE TABLE feature_flags (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    project_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    active INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    version INTEGER NOT NULL,
    filters TEXT NOT NULL,
    settings TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX feature_flags_by_key ON feature_flags (project_id, key) WHERE deleted = 0;
  `,
  `
  CREATE TABLE group_types (
    project_id INTEGER NOT NULL,
    group_type_index INTEGER NOT NULL,
    group_type TEXT NOT NULL,
    PRIMARY KEY (project_id, group_type_index),
    UNIQUE (project_id, group_type)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE group_profiles (
    id INTEGER PRIMARY KEY,
    project_id INTEGER NOT NULL,
    group_type_index INTEGER NOT NULL,
    group_key TEXT NOT NULL,
    properties TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (project_id, group_type_index, group_key)
  ) STRICT;

  CREATE TABLE cohorts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    project_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    is_static INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    filters TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX cohorts_by_project ON cohorts (project_id);

  CREATE TABLE cohort_persons (
    cohort_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    PRIMARY KEY (cohort_id, person_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX cohort_persons_by_person ON cohort_persons (person_id);

  CREATE TABLE hash_keys (
    person_id INTEGER NOT NULL,
    flag_key TEXT NOT NULL,
    hash_key TEXT NOT NULL,
    PRIMARY KEY (person_id, flag_key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE early_access_features (
    sequence INTEGER PRIMARY KEY,
    project_id INTEGER NOT NULL,
    uuid TEXT NOT NULL UNIQUE,
    flag_id INTEGER NOT NULL UNIQUE,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    stage TEXT NOT NULL,
    documentation_url TEXT NOT NULL,
    payload TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;
  `,
  // Sequences are never given twice: the ids of the activity stream stay true when events are removed.
  `
  CREATE TABLE numbered_events (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    project_id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    event TEXT NOT NULL,
    distinct_id TEXT NOT NULL,
    timestamp INTEGER NOT NULL,
    properties TEXT NOT NULL,
    UNIQUE (project_id, uuid)
  ) STRICT;
  INSERT INTO numbered_events SELECT * FROM events ORDER BY sequence;
  DROP TABLE events;
  ALTER TABLE numbered_events RENAME TO events;
  CREATE INDEX events_by_time ON events (project_id, timestamp);
  CREATE INDEX events_by_distinct_id ON events (project_id, distinct_id, timestamp);
  `,
  `
  CREATE TABLE ingestion_queue (
    sequence INTEGER PRIMARY KEY,
    project_id INTEGER NOT NULL,
    accepted_at INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    event TEXT NOT NULL,
    distinct_id TEXT NOT NULL,
    timestamp INTEGER NOT NULL,
    properties TEXT NOT NULL,
    UNIQUE (project_id, uuid)
  ) STRICT;

  CREATE TABLE ingestion_lags (
    project_id INTEGER PRIMARY KEY,
    delay_ms INTEGER NOT NULL,
    paused INTEGER NOT NULL
  ) STRICT;
  `,
  `
  CREATE INDEX group_profiles_by_time
    ON group_profiles (project_id, group_type_index, created_at);
  `,
  `
  CREATE TABLE changes (
    sequence INTEGER PRIMARY KEY,
    project_id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    scope TEXT NOT NULL,
    item_id TEXT NOT NULL,
    activity TEXT NOT NULL,
    detail TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX changes_by_item ON changes (project_id, scope, item_id);
  `,
  withClaimedTimes,
];
