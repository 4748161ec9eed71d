import type { DatabaseSync } from 'node:sqlite';

/** An event that was captured. `timestamp` is milliseconds since 1970. */
export interface CapturedEvent {
  uuid: string;
  event: string;
  distinctId: string;
  timestamp: number;
  properties: Record<string, unknown>;
}

/** An event with its place in the order of arrival, which is not that of the timestamps. */
export interface ArrivedEvent extends CapturedEvent {
  sequence: number;
}

/** Which events to list. Times are milliseconds and exclusive. */
interface EventQuery {
  event?: string | undefined;
  /** Events that came under any of these distinct IDs. */
  distinctIds?: readonly string[] | undefined;
  after: number;
  before: number;
}

export interface EventTable {
  /** Keeps an event. False when the project has had an event with this uuid. */
  insert: (projectId: number, event: CapturedEvent) => boolean;
  /** A part of the events asked for, newest first. */
  list: (
    projectId: number,
    query: EventQuery & { limit: number; offset: number },
  ) => CapturedEvent[];
  /** All events asked for, newest first, read as they are asked for. */
  each: (projectId: number, query: EventQuery) => Iterable<CapturedEvent>;
  byUuid: (projectId: number, uuid: string) => CapturedEvent | undefined;
  /** Events that arrived after the one with this sequence, the first to arrive first; 0 is before all. */
  arrivedAfter: (projectId: number, sequence: number, limit: number) => ArrivedEvent[];
  /** Sequence of the last event to arrive; 0 when there is none. */
  lastArrival: (projectId: number) => number;
  /** Time of the newest event of the person with this row id; null when there is none. */
  lastSeenAt: (personId: number) => number | null;
  /** Removes the events that came under any of these distinct IDs. */
  removeOf: (projectId: number, distinctIds: readonly string[]) => void;
  clear: (projectId: number) => void;
}

/** The events of all projects. */
export function createEventTable(database: DatabaseSync): EventTable {
  const insert = database.prepare(
    'INSERT OR IGNORE INTO events (project_id, uuid, event, distinct_id, timestamp, properties) ' +
      'VALUES (?, ?, ?, ?, ?, ?)',
  );
  const all = database.prepare(eachSql(''));
  const ofPerson = database.prepare(
    eachSql('AND distinct_id IN (SELECT value FROM json_each(:distinctIds))'),
  );
  const byUuid = database.prepare(
    `SELECT ${COLUMNS} FROM events WHERE project_id = ? AND uuid = ?`,
  );
  const removeOf = database.prepare(`
    DELETE FROM events
    WHERE project_id = ? AND distinct_id IN (SELECT value FROM json_each(?))`);
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

  function rowsOf(
    projectId: number,
    { event, distinctIds, ...page }: Parameters<EventTable['list']>[1],
  ): Iterable<Record<string, unknown>> {
    const parameters = { projectId, event: event ?? null, ...page };
    return distinctIds
      ? ofPerson.iterate({ ...parameters, distinctIds: JSON.stringify(distinctIds) })
      : all.iterate(parameters);
  }

  return {
    insert: (projectId, { uuid, event, distinctId, timestamp, properties }) => {
      const json = JSON.stringify(properties);
      return insert.run(projectId, uuid, event, distinctId, timestamp, json).changes === 1;
    },
    list: (projectId, query) => [...rowsOf(projectId, query)].map(toEvent),
    *each(projectId, query) {
      for (const row of rowsOf(projectId, { ...query, limit: -1, offset: 0 })) yield toEvent(row);
    },
    byUuid: (projectId, uuid) => {
      const row = byUuid.get(projectId, uuid);
      return row && toEvent(row);
    },
    arrivedAfter: (projectId, sequence, limit) =>
      arrivedAfter
        .all(projectId, sequence, limit)
        .map((row) => ({ ...toEvent(row), sequence: row['sequence'] as number })),
    lastArrival: (projectId) => (lastArrival.get(projectId)?.['sequence'] ?? 0) as number,
    lastSeenAt: (personId) => (lastSeenAt.get(personId)?.['at'] ?? null) as number | null,
    removeOf: (projectId, distinctIds) => void removeOf.run(projectId, JSON.stringify(distinctIds)),
    clear: (projectId) => void clear.run(projectId),
  };
}

const COLUMNS = 'uuid, event, distinct_id, timestamp, properties';

/** Events of one millisecond come in the order of their arrival, the last first. */
function eachSql(condition: string): string {
  return `
    SELECT ${COLUMNS} FROM events
    WHERE project_id = :projectId AND timestamp > :after AND timestamp < :before
      AND (:event IS NULL OR event = :event) ${condition}
    ORDER BY timestamp DESC, sequence DESC LIMIT :limit OFFSET :offset`;
}

function toEvent(row: Record<string, unknown>): CapturedEvent {
  return {
    uuid: row['uuid'] as string,
    event: row['event'] as string,
    distinctId: row['distinct_id'] as string,
    timestamp: row['timestamp'] as number,
    properties: JSON.parse(row['properties'] as string) as Record<string, unknown>,
  };
}
