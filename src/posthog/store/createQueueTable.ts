import type { DatabaseSync } from 'node:sqlite';
import { parseNumbers } from '../../json/longNumbers.ts';
import type { CapturedEvent } from './createEventTable.ts';
import { takeRows } from './takeRows.ts';

/** An accepted event that is not ingested yet. `acceptedAt` is milliseconds since 1970. */
export interface WaitingEvent extends CapturedEvent {
  /** Its place in the queue, in the order of acceptance. */
  sequence: number;
  acceptedAt: number;
}

export interface QueueTable {
  /** Puts an event last, unless the queue or the project's events have it already. */
  add: (projectId: number, event: CapturedEvent, acceptedAt: number) => void;
  /** The events that have waited longest, the longest first; of large ones fewer, but one at least. */
  first: (projectId: number, limit: number) => WaitingEvent[];
  count: (projectId: number) => number;
  isEmpty: (projectId: number) => boolean;
  /** The place of the last event of any project; 0 when none waits. */
  lastSequence: () => number;
  /** Removes the events up to and with this sequence. */
  removeUpTo: (projectId: number, sequence: number) => void;
  clear: (projectId: number) => void;
}

/** The plus sign keeps SQLite from the index on the distinct ID, which may have many events. */
const IS_SAME = `project_id = :projectId AND uuid = :uuid
  AND event = :event AND +distinct_id = :distinctId AND claimed_time = :claimed`;

/** Characters of properties that are read at a time. */
const MOST_SIZE = 2 * 1024 * 1024;

/** The accepted events of all projects that wait to be ingested. */
export function createQueueTable(database: DatabaseSync): QueueTable {
  const add = database.prepare(`
    INSERT INTO ingestion_queue
      (project_id, accepted_at, uuid, event, distinct_id, timestamp, claimed_time, properties)
    SELECT :projectId, :acceptedAt, :uuid, :event, :distinctId, :timestamp, :claimed, :properties
    WHERE NOT EXISTS (SELECT 1 FROM ingestion_queue WHERE ${IS_SAME})
      AND NOT EXISTS (SELECT 1 FROM events WHERE ${IS_SAME})`);
  // The plus sign keeps SQLite from an index on the project, after which it would have to sort.
  const first = database.prepare(
    'SELECT * FROM ingestion_queue WHERE +project_id = ? ORDER BY sequence LIMIT ?',
  );
  const count = database.prepare(
    'SELECT count(*) AS count FROM ingestion_queue WHERE project_id = ?',
  );
  const any = database.prepare('SELECT 1 FROM ingestion_queue WHERE project_id = ? LIMIT 1');
  const last = database.prepare('SELECT max(sequence) AS last FROM ingestion_queue');
  const removeUpTo = database.prepare(
    'DELETE FROM ingestion_queue WHERE project_id = ? AND sequence <= ?',
  );
  const clear = database.prepare('DELETE FROM ingestion_queue WHERE project_id = ?');

  return {
    add: (projectId, captured, acceptedAt) => {
      const { uuid, event, distinctId, timestamp, claimedTime: claimed = timestamp } = captured;
      const properties = JSON.stringify(captured.properties);
      add.run({ projectId, acceptedAt, uuid, event, distinctId, timestamp, claimed, properties });
    },
    first: (projectId, limit) =>
      takeRows(first.iterate(projectId, limit), MOST_SIZE).map(readWaiting).toArray(),
    count: (projectId) => count.get(projectId)?.['count'] as number,
    isEmpty: (projectId) => any.get(projectId) === undefined,
    lastSequence: () => (last.get()?.['last'] as number | null) ?? 0,
    removeUpTo: (projectId, sequence) => void removeUpTo.run(projectId, sequence),
    clear: (projectId) => void clear.run(projectId),
  };
}

function readWaiting(row: Record<string, unknown>): WaitingEvent {
  return {
    sequence: row['sequence'] as number,
    acceptedAt: row['accepted_at'] as number,
    uuid: row['uuid'] as string,
    event: row['event'] as string,
    distinctId: row['distinct_id'] as string,
    timestamp: row['timestamp'] as number,
    claimedTime: row['claimed_time'] as number,
    properties: parseNumbers(row['properties'] as string) as Record<string, unknown>,
  };
}
