import type { DatabaseSync } from 'node:sqlite';
import { parseNumbers } from '../../json/longNumbers.ts';
import { propertiesJson } from './propertiesJson.ts';
import type { Found } from './takeRows.ts';

/** A group, such as a company, as the store keeps it. `createdAt` is milliseconds since 1970. */
export interface StoredGroup {
  /** Which kind of group, by its place among the project's group types. */
  typeIndex: number;
  key: string;
  properties: Record<string, unknown>;
  createdAt: number;
}

/** The place of a group in the order of lists, which is that of time. */
export interface GroupPlace {
  createdAt: number;
  id: number;
}

export interface GroupTable {
  /** The project's group types in the order in which it came to know them: the index counts from 0. */
  types: (projectId: number) => string[];
  /**
   * The index of a group type, which becomes one when it is new.
   * @returns undefined when the project has as many types as it may have
   */
  typeIndex: (projectId: number, type: string) => number | undefined;
  find: (projectId: number, typeIndex: number, key: string) => StoredGroup | undefined;
  /** The places of groups of a type behind `from`, the newest first. */
  places: (projectId: number, typeIndex: number, from: GroupPlace, limit: number) => GroupPlace[];
  /** The group with this row id, unless `search` is not in its key or properties, whatever the case. */
  at: (id: number, search: string) => Found<StoredGroup> | undefined;
  /** Keeps a group, or its new properties. False when they are larger than a person's may be. */
  save: (projectId: number, group: StoredGroup) => boolean;
  clear: (projectId: number) => void;
}

/** PostHog knows no more kinds of groups in a project. */
const MAX_TYPES = 5;

/** Characters of JSON. PostHog sets this limit for persons. */
const MOST_PROPERTIES = 655_360;

/** The groups of all projects and their types. */
export function createGroupTable(database: DatabaseSync): GroupTable {
  const types = database.prepare(
    'SELECT group_type FROM group_types WHERE project_id = ? ORDER BY group_type_index',
  );
  const insertType = database.prepare(
    'INSERT INTO group_types (project_id, group_type_index, group_type) VALUES (?, ?, ?)',
  );
  const columns = 'group_type_index, group_key, properties, created_at';
  const find = database.prepare(`
    SELECT ${columns} FROM group_profiles
    WHERE project_id = ? AND group_type_index = ? AND group_key = ?`);
  const at = database.prepare(`
    SELECT ${columns} FROM group_profiles
    WHERE id = :id AND (instr(lower(group_key), lower(:search)) > 0
      OR instr(lower(properties), lower(:search)) > 0)`);
  // Two statements, for SQLite steps through all groups of one time to find one among them.
  const select = `
    SELECT created_at AS createdAt, id FROM group_profiles
    WHERE project_id = :projectId AND group_type_index = :typeIndex`;
  const sameTime = database.prepare(
    `${select} AND created_at = :createdAt AND id < :id ORDER BY id DESC LIMIT :limit`,
  );
  const earlier = database.prepare(
    `${select} AND created_at < :createdAt ORDER BY created_at DESC, id DESC LIMIT :limit`,
  );
  const save = database.prepare(`
    INSERT INTO group_profiles (project_id, group_type_index, group_key, properties, created_at)
    VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET properties = excluded.properties, created_at = excluded.created_at`);
  const clears = ['group_types', 'group_profiles'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE project_id = ?`),
  );

  function typesOf(projectId: number): string[] {
    return types.all(projectId).map((row) => row['group_type'] as string);
  }

  return {
    types: typesOf,
    typeIndex: (projectId, type) => {
      const known = typesOf(projectId);
      const index = known.indexOf(type);
      if (index >= 0) return index;
      if (known.length >= MAX_TYPES) return undefined;
      insertType.run(projectId, known.length, type);
      return known.length;
    },
    find: (projectId, typeIndex, key) => {
      const row = find.get(projectId, typeIndex, key);
      return row && readGroup(row);
    },
    places: (projectId, typeIndex, { createdAt, id }, limit) => {
      const asked = { projectId, typeIndex, createdAt };
      const tied = sameTime.all({ ...asked, id, limit });
      const rest = limit - tied.length;
      const others = rest > 0 ? earlier.all({ ...asked, limit: rest }) : [];
      return [...tied, ...others] as unknown as GroupPlace[];
    },
    at: (id, search) => {
      const row = at.get({ id, search });
      return row && { item: readGroup(row), size: (row['properties'] as string).length };
    },
    save: (projectId, { typeIndex, key, properties, createdAt }) => {
      const json = propertiesJson(properties);
      if (json.length > MOST_PROPERTIES) return false;
      save.run(projectId, typeIndex, key, json, createdAt);
      return true;
    },
    clear: (projectId) => {
      for (const clear of clears) clear.run(projectId);
    },
  };
}

function readGroup(row: Record<string, unknown>): StoredGroup {
  return {
    typeIndex: row['group_type_index'] as number,
    key: row['group_key'] as string,
    properties: parseNumbers(row['properties'] as string) as Record<string, unknown>,
    createdAt: row['created_at'] as number,
  };
}
