import type { DatabaseSync } from 'node:sqlite';

/**
 * Brings the tables to the newest form. SQLite's `user_version` counts the steps a file has had;
 * a step that was released is never edited, a change is a new step.
 * @throws when the file has had more steps than we know.
 */
export function migrate(database: DatabaseSync): void {
  const done = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  if (done > STEPS.length) {
    throw new Error(
      `its tables have version ${done}, and this program knows versions up to ${STEPS.length}`,
    );
  }
  STEPS.slice(done).forEach((step, index) => {
    database.exec(`BEGIN IMMEDIATE; ${step} PRAGMA user_version = ${done + index + 1}; COMMIT;`);
  });
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
];
