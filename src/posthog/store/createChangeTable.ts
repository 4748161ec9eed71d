import type { DatabaseSync } from 'node:sqlite';
import { parseNumbers } from '../../json/longNumbers.ts';

/** What something was, and what it became. */
export interface FieldChange {
  type: ChangeScope;
  action: 'created' | 'changed' | 'deleted' | 'split';
  field?: string;
  before?: unknown;
  after?: unknown;
}

/** Kinds of things whose changes by the REST API are kept, in PostHog's words. */
export type ChangeScope = 'FeatureFlag' | 'Cohort' | 'Person' | 'Group';

/** A change that somebody made by the REST API. `createdAt` is milliseconds since 1970. */
export interface StoredChange {
  uuid: string;
  scope: ChangeScope;
  /** The id of what was changed. */
  itemId: string;
  /** What was done: `created`, `updated` and the like. */
  activity: string;
  detail: { name: string; changes: FieldChange[] };
  createdAt: number;
}

interface ChangeQuery {
  scope: ChangeScope;
  /** Undefined: those of all things of the kind. */
  itemId: string | undefined;
  limit: number;
  offset: number;
}

export interface ChangeTable {
  add: (projectId: number, change: StoredChange) => void;
  /** The changes asked for, the newest first, and how many there are in all. */
  list: (projectId: number, query: ChangeQuery) => { count: number; changes: StoredChange[] };
  clear: (projectId: number) => void;
}

/** What was changed in all projects. */
export function createChangeTable(database: DatabaseSync): ChangeTable {
  const insert = database.prepare(`
    INSERT INTO changes (project_id, uuid, scope, item_id, activity, detail, created_at)
    VALUES (?, ?, ?, ?, ?, ?, ?)`);
  const matching = `FROM changes
    WHERE project_id = :projectId AND scope = :scope AND (:itemId IS NULL OR item_id = :itemId)`;
  const count = database.prepare(`SELECT count(*) AS count ${matching}`);
  const list = database.prepare(
    `SELECT * ${matching} ORDER BY sequence DESC LIMIT :limit OFFSET :offset`,
  );
  const clear = database.prepare('DELETE FROM changes WHERE project_id = ?');

  return {
    add: (projectId, { uuid, scope, itemId, activity, detail, createdAt }) =>
      void insert.run(projectId, uuid, scope, itemId, activity, JSON.stringify(detail), createdAt),
    list: (projectId, { scope, itemId = null, limit, offset }) => {
      const filter = { projectId, scope, itemId };
      return {
        count: count.get(filter)?.['count'] as number,
        changes: list.all({ ...filter, limit, offset }).map(readChange),
      };
    },
    clear: (projectId) => void clear.run(projectId),
  };
}

function readChange(row: Record<string, unknown>): StoredChange {
  return {
    uuid: row['uuid'] as string,
    scope: row['scope'] as ChangeScope,
    itemId: row['item_id'] as string,
    activity: row['activity'] as string,
    detail: parseNumbers(row['detail'] as string) as StoredChange['detail'],
    createdAt: row['created_at'] as number,
  };
}
