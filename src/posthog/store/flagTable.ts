/**
 * Flags with all their versions.
 */

import type { DatabaseSync } from 'node:sqlite';
import { parseNumbers } from '../../json/longNumbers.ts';
import type { Filters } from '../../flags/flag.ts';
import { createProjectCache } from './createProjectCache.ts';
import type { CurrentFlag, FlagContent, StoredFlag } from './storedFlag.ts';

/** Kinds of flags by which a list can be narrowed, in PostHog's words. None is an experiment's. */
export const FLAG_TYPES = ['boolean', 'multivariant', 'remote_config', 'experiment'] as const;

/** Which flags to list. `search` looks in key and name, whatever the case; undefined means all. */
export interface FlagQuery {
  search: string;
  active: boolean | undefined;
  type?: (typeof FLAG_TYPES)[number] | undefined;
  /** Where the flags are meant to be evaluated: `all`, `server` or `client`. */
  runtime?: string | undefined;
  limit: number;
  offset: number;
}

export interface FlagTable {
  byId: (projectId: number, id: number) => StoredFlag | undefined;
  /** The flag that goes by this key: a deleted one does not. */
  byKey: (projectId: number, key: string) => StoredFlag | undefined;
  /** Flags that are not deleted, newest first, and how many there are in all. */
  list: (projectId: number, query: FlagQuery) => { count: number; flags: StoredFlag[] };
  /** The flags that are not deleted, sorted by key: parsed once, kept until any flag is saved. */
  current: (projectId: number) => readonly CurrentFlag[];
  create: (projectId: number, content: FlagContent, at: number) => StoredFlag;
  /** Saves a flag as a new version. */
  save: (flag: StoredFlag, at: number) => StoredFlag;
  clear: (projectId: number) => void;
}

/** The feature flags of all projects. */
export function createFlagTable(database: DatabaseSync): FlagTable {
  const byId = database.prepare('SELECT * FROM feature_flags WHERE project_id = ? AND id = ?');
  const byKey = database.prepare(
    'SELECT * FROM feature_flags WHERE project_id = ? AND key = ? AND deleted = 0',
  );
  const matching = `FROM feature_flags
    WHERE project_id = :projectId AND deleted = 0 AND (:active IS NULL OR active = :active)
      AND (:runtime IS NULL OR coalesce(settings ->> 'evaluation_runtime', 'all') = :runtime)
      AND (:type IS NULL OR :type = CASE
        WHEN settings ->> 'is_remote_configuration' THEN 'remote_config'
        WHEN json_array_length(filters, '$.multivariate.variants') > 0 THEN 'multivariant'
        ELSE 'boolean' END)
      AND (instr(lower(key), lower(:search)) > 0 OR instr(lower(name), lower(:search)) > 0)`;
  const list = database.prepare(
    `SELECT * ${matching} ORDER BY created_at DESC, id DESC LIMIT :limit OFFSET :offset`,
  );
  const count = database.prepare(`SELECT count(*) AS count ${matching}`);
  const current = database.prepare(
    'SELECT * FROM feature_flags WHERE project_id = ? AND deleted = 0 ORDER BY key',
  );
  const insert = database.prepare(`
    INSERT INTO feature_flags
      (project_id, key, name, active, deleted, filters, settings, version, created_at, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?) RETURNING *`);
  const update = database.prepare(`
    UPDATE feature_flags
    SET key = ?, name = ?, active = ?, deleted = ?, filters = ?, settings = ?,
      version = version + 1, updated_at = ?
    WHERE id = ? RETURNING *`);
  const clear = database.prepare('DELETE FROM feature_flags WHERE project_id = ?');
  const currentFlags = createProjectCache<readonly CurrentFlag[]>(database, (projectId) =>
    current.all(projectId).map(readFlag).map(toCurrentFlag),
  );

  return {
    byId: (projectId, id) => toFlag(byId.get(projectId, id)),
    byKey: (projectId, key) => toFlag(byKey.get(projectId, key)),
    list: (projectId, query) => {
      const { limit, offset, search, type = null, runtime = null } = query;
      const active = query.active === undefined ? null : Number(query.active);
      const filter = { projectId, search, active, type, runtime };
      return {
        count: count.get(filter)?.['count'] as number,
        flags: list.all({ ...filter, limit, offset }).map(readFlag),
      };
    },
    current: currentFlags.get,
    create: (projectId, content, at) => {
      currentFlags.clear();
      return readFlag(insert.get(projectId, ...toColumns(content), at, at));
    },
    save: (flag, at) => {
      currentFlags.clear();
      return readFlag(update.get(...toColumns(flag), at, flag.id));
    },
    clear: (projectId) => {
      currentFlags.clear();
      clear.run(projectId);
    },
  };
}

type Row = Record<string, unknown> | undefined;

function toColumns({ key, name, active, deleted, filters, settings }: FlagContent) {
  return [
    key,
    name,
    Number(active),
    Number(deleted),
    JSON.stringify(filters),
    JSON.stringify(settings),
  ] as const;
}

function toFlag(row: Row): StoredFlag | undefined {
  return row && readFlag(row);
}

function toCurrentFlag({ settings, ...flag }: StoredFlag): CurrentFlag {
  return { ...settings, ...flag };
}

function readFlag(row: Row): StoredFlag {
  if (!row) throw new Error('The saved feature flag was not given back by the database.');
  return {
    id: row['id'] as number,
    key: row['key'] as string,
    name: row['name'] as string,
    active: row['active'] === 1,
    deleted: row['deleted'] === 1,
    version: row['version'] as number,
    filters: parseNumbers(row['filters'] as string) as Filters,
    settings: parseNumbers(row['settings'] as string) as Record<string, unknown>,
    createdAt: row['created_at'] as number,
    updatedAt: row['updated_at'] as number,
  };
}
