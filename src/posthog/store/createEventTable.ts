import type { DatabaseSync } from 'node:sqlite';
import { parseNumbers } from '../../json/longNumbers.ts';
import { type Found, takeRows } from './takeRows.ts';

/** An event that was captured. `timestamp` is milliseconds since 1970. */
export interface CapturedEvent {
  uuid: string;
  event: string;
  distinctId: string;
  timestamp: number;
  /**
   * The time that the client gave, not corrected by our clock, which says another one when the event
   * is sent again; below 0 where it counted back from the sending, 0 when it gave none. Absent, it
   * is `timestamp`.
   */
  claimedTime?: number;
  properties: Record<string, unknown>;
}

/** An event with its place in the order of arrival, which is not that of the timestamps. */
export interface ArrivedEvent extends CapturedEvent {
  sequence: number;
}

/** Which events to list. Times are milliseconds and exclusive. */
interface EventQuery {
  after: number;
  before: number;
}

/** The place of an event in the order of lists, which is that of time and then of arrival. */
export interface EventKey {
  timestamp: number;
  sequence: number;
  /** 1 when the event has the name that was asked for. */
  isNamed: number;
}

export interface EventTable {
  /** Keeps an event. False when the project has one with this uuid, name, distinct ID and claimed time. */
  insert: (projectId: number, event: CapturedEvent) => boolean;
  /** A part of the events asked for, newest first. */
  list: (
    projectId: number,
    query: EventQuery & { limit: number; offset: number },
  ) => CapturedEvent[];
  /**
   * The places of events behind `from`, newest first: of all, or of those that came under a distinct
   * ID; of whatever name, so that to look for a rare one takes no longer.
   */
  keys: (
    projectId: number,
    query: { event: string | undefined; distinctId: string | undefined; after: number },
    from: Pick<EventKey, 'timestamp' | 'sequence'>,
    limit: number,
  ) => EventKey[];
  /** The event with this sequence. */
  at: (sequence: number) => Found<CapturedEvent> | undefined;
  /** The newest events; of those with large properties without them. */
  newest: (projectId: number, limit: number) => CapturedEvent[];
  /** The event with this uuid; of several the one that came first. */
  byUuid: (projectId: number, uuid: string) => CapturedEvent | undefined;
  /**
   * Events that arrived after the one with this sequence, the first to arrive first; 0 is before all.
   * @param mostSize characters of properties that they may have together; one event is given anyway
   */
  arrivedAfter: (
    projectId: number,
    sequence: number,
    limit: number,
    mostSize?: number,
  ) => ArrivedEvent[];
  /** Sequence of the last event to arrive; 0 when there is none. */
  lastArrival: (projectId: number) => number;
  /** Time of the newest event of the person with this row id; null when there is none. */
  lastSeenAt: (personId: number) => number | null;
  /** Removes up to `limit` events that came under a distinct ID; gives how many. */
  removeOf: (projectId: number, distinctId: string, limit: number) => number;
  clear: (projectId: number) => void;
}

/** The events of all projects. */
export function createEventTable(database: DatabaseSync): EventTable {
  const insert = database.prepare(
    'INSERT INTO events (project_id, uuid, event, distinct_id, timestamp, claimed_time, properties) ' +
      'VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  // The plus sign keeps SQLite from the index on the distinct ID, which may have many events.
  const isKept = database.prepare(`
    SELECT 1 FROM events
    WHERE project_id = ? AND uuid = ? AND event = ? AND +distinct_id = ? AND claimed_time = ?`);
  const list = database.prepare(`
    SELECT ${COLUMNS} FROM events
    WHERE project_id = :projectId AND timestamp > :after AND timestamp < :before
    ORDER BY timestamp DESC, sequence DESC LIMIT :limit OFFSET :offset`);
  const keysOfAll = prepareKeys('');
  const keysOfOne = prepareKeys('AND distinct_id = :distinctId');
  const at = database.prepare(`SELECT ${COLUMNS} FROM events WHERE sequence = ?`);
  const newest = database.prepare(`
    SELECT uuid, event, distinct_id, timestamp,
      CASE WHEN length(properties) > 32768 THEN '{}' ELSE properties END AS properties
    FROM events WHERE project_id = ? ORDER BY timestamp DESC, sequence DESC LIMIT ?`);
  const byUuid = database.prepare(
    `SELECT ${COLUMNS} FROM events WHERE project_id = ? AND uuid = ? ORDER BY sequence LIMIT 1`,
  );
  const removeOf = database.prepare(`
    DELETE FROM events WHERE sequence IN (
      SELECT sequence FROM events WHERE project_id = ? AND distinct_id = ? LIMIT ?)`);
  // The plus signs keep SQLite from an index on the project, after which it would have to sort.
  const arrivedAfter = database.prepare(`
    SELECT sequence, uuid, event, distinct_id, timestamp, properties FROM events
    WHERE +project_id = ? AND sequence > ? ORDER BY sequence LIMIT ?`);
  const lastArrival = database.prepare(
    'SELECT sequence FROM events WHERE +project_id = ? ORDER BY sequence DESC LIMIT 1',
  );
  const lastSeenAt = database.prepare(`
    SELECT max((
      SELECT max(timestamp) FROM events
      WHERE events.project_id = distinct_ids.project_id
        AND events.distinct_id = distinct_ids.distinct_id)) AS at
    FROM distinct_ids WHERE person_id = ?`);
  const clear = database.prepare('DELETE FROM events WHERE project_id = ?');

  /** Two statements, for SQLite steps through all events of one time to find one among them. */
  function prepareKeys(condition: string) {
    const select = `
      SELECT timestamp, sequence, :event IS NULL OR event = :event AS isNamed FROM events
      WHERE project_id = :projectId ${condition}`;
    return {
      sameTime: database.prepare(`${select} AND timestamp = :timestamp AND sequence < :sequence
        ORDER BY sequence DESC LIMIT :limit`),
      earlier: database.prepare(`${select} AND timestamp > :after AND timestamp < :timestamp
        ORDER BY timestamp DESC, sequence DESC LIMIT :limit`),
    };
  }

  return {
    insert: (projectId, { uuid, event, distinctId, timestamp, claimedTime, properties }) => {
      const claimed = claimedTime ?? timestamp;
      if (isKept.get(projectId, uuid, event, distinctId, claimed)) return false;
      const json = JSON.stringify(properties);
      insert.run(projectId, uuid, event, distinctId, timestamp, claimed, json);
      return true;
    },
    list: (projectId, { after, before, limit, offset }) =>
      list.all({ projectId, after, before, limit, offset }).map(toEvent),
    keys: (projectId, { event = null, distinctId, after }, { timestamp, sequence }, limit) => {
      const { sameTime, earlier } = distinctId === undefined ? keysOfAll : keysOfOne;
      const asked = {
        projectId,
        event,
        timestamp,
        ...(distinctId !== undefined && { distinctId }),
      };
      const tied = timestamp > after ? sameTime.all({ ...asked, sequence, limit }) : [];
      const rest = limit - tied.length;
      const others = rest > 0 ? earlier.all({ ...asked, after, limit: rest }) : [];
      return [...tied, ...others] as unknown as EventKey[];
    },
    at: (sequence) => {
      const row = at.get(sequence);
      return row && { item: toEvent(row), size: (row['properties'] as string).length };
    },
    newest: (projectId, limit) => newest.all(projectId, limit).map(toEvent),
    byUuid: (projectId, uuid) => {
      const row = byUuid.get(projectId, uuid);
      return row && toEvent(row);
    },
    arrivedAfter: (projectId, sequence, limit, mostSize = Infinity) =>
      takeRows(arrivedAfter.iterate(projectId, sequence, limit), mostSize)
        .map((row) => ({ ...toEvent(row), sequence: row['sequence'] as number }))
        .toArray(),
    lastArrival: (projectId) => (lastArrival.get(projectId)?.['sequence'] ?? 0) as number,
    lastSeenAt: (personId) => (lastSeenAt.get(personId)?.['at'] ?? null) as number | null,
    removeOf: (projectId, distinctId, limit) =>
      Number(removeOf.run(projectId, distinctId, limit).changes),
    clear: (projectId) => void clear.run(projectId),
  };
}

const COLUMNS = 'uuid, event, distinct_id, timestamp, properties';

function toEvent(row: Record<string, unknown>): CapturedEvent {
  return {
    uuid: row['uuid'] as string,
    event: row['event'] as string,
    distinctId: row['distinct_id'] as string,
    timestamp: row['timestamp'] as number,
    properties: parseNumbers(row['properties'] as string) as Record<string, unknown>,
  };
}
