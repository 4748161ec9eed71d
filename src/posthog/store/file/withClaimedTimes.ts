/**
 * A step of `migrate`: events get the time that the client claimed, and a uuid may come again with
 * another event. The old indexes may belong to what was set aside before.
 */
export const withClaimedTimes = `
  CREATE TABLE claimed_events (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    project_id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    event TEXT NOT NULL,
    distinct_id TEXT NOT NULL,
    timestamp INTEGER NOT NULL,
    properties TEXT NOT NULL,
    claimed_time INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  INSERT INTO sqlite_sequence (name, seq)
    SELECT 'claimed_events', seq FROM sqlite_sequence WHERE name = 'events';
  INSERT INTO claimed_events SELECT *, timestamp FROM events ORDER BY sequence;
  DROP TABLE events;
  ALTER TABLE claimed_events RENAME TO events;
  DROP INDEX IF EXISTS events_by_time;
  DROP INDEX IF EXISTS events_by_distinct_id;
  CREATE INDEX events_by_uuid ON events (project_id, uuid);
  CREATE INDEX events_by_time ON events (project_id, timestamp);
  CREATE INDEX events_by_distinct_id ON events (project_id, distinct_id, timestamp);

  CREATE TABLE claimed_queue (
    sequence INTEGER PRIMARY KEY,
    project_id INTEGER NOT NULL,
    accepted_at INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    event TEXT NOT NULL,
    distinct_id TEXT NOT NULL,
    timestamp INTEGER NOT NULL,
    properties TEXT NOT NULL,
    claimed_time INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  INSERT INTO claimed_queue SELECT *, timestamp FROM ingestion_queue ORDER BY sequence;
  DROP TABLE ingestion_queue;
  ALTER TABLE claimed_queue RENAME TO ingestion_queue;
  CREATE INDEX ingestion_queue_by_uuid ON ingestion_queue (project_id, uuid);
  `;
