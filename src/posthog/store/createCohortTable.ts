import type { DatabaseSync } from 'node:sqlite';
import { parseNumbers } from '../../json/longNumbers.ts';
import { type Cohort, type Cohorts, cohortSchema } from '../../flags/cohorts/cohort.ts';
import { createProjectCache } from './createProjectCache.ts';

/** What a saved cohort says. */
interface CohortContent {
  name: string;
  description: string;
  /** Its persons stand on a list, and its filters do not count. */
  isStatic: boolean;
  deleted: boolean;
  filters: NonNullable<Cohort['filters']>;
}

/** A saved cohort. `createdAt` is milliseconds since 1970. */
export interface StoredCohort extends CohortContent {
  id: number;
  /** 1 when created, one more with each save. */
  version: number;
  createdAt: number;
}

/** Which cohorts to list. `search` looks in the name, whatever the case. */
interface CohortQuery {
  search: string;
  /** Undefined: those with a list and those by properties. */
  isStatic: boolean | undefined;
  limit: number;
  offset: number;
}

export interface CohortTable {
  byId: (projectId: number, id: number) => StoredCohort | undefined;
  /** Cohorts that are not deleted, newest first, and how many there are in all. */
  list: (projectId: number, query: CohortQuery) => { count: number; cohorts: StoredCohort[] };
  /** All cohorts that flags can be evaluated by: parsed once, kept until any cohort is saved. */
  current: (projectId: number) => Cohorts;
  create: (projectId: number, content: CohortContent, at: number) => StoredCohort;
  /** Saves a cohort as a new version. */
  save: (cohort: StoredCohort) => StoredCohort;
  clear: (projectId: number) => void;
}

/** The cohorts of all projects. */
export function createCohortTable(database: DatabaseSync): CohortTable {
  const byId = database.prepare('SELECT * FROM cohorts WHERE project_id = ? AND id = ?');
  const matching = `FROM cohorts
    WHERE project_id = :projectId AND deleted = 0
      AND (:isStatic IS NULL OR is_static = :isStatic)
      AND instr(lower(name), lower(:search)) > 0`;
  const list = database.prepare(
    `SELECT * ${matching} ORDER BY created_at DESC, id DESC LIMIT :limit OFFSET :offset`,
  );
  const count = database.prepare(`SELECT count(*) AS count ${matching}`);
  const current = database.prepare('SELECT * FROM cohorts WHERE project_id = ? AND deleted = 0');
  const insert = database.prepare(`
    INSERT INTO cohorts
      (project_id, name, description, is_static, deleted, filters, version, created_at)
    VALUES (?, ?, ?, ?, ?, ?, 1, ?) RETURNING *`);
  const update = database.prepare(`
    UPDATE cohorts
    SET name = ?, description = ?, is_static = ?, deleted = ?, filters = ?, version = version + 1
    WHERE id = ? RETURNING *`);
  const clear = database.prepare('DELETE FROM cohorts WHERE project_id = ?');
  const currentCohorts = createProjectCache<Cohorts>(database, (projectId) => {
    const stored = current.all(projectId).map(readCohort);
    return new Map(stored.map((cohort) => [cohort.id, toCohort(cohort)]));
  });

  return {
    byId: (projectId, id) => {
      const row = byId.get(projectId, id);
      return row && readCohort(row);
    },
    list: (projectId, { search, isStatic, limit, offset }) => {
      const filter = {
        projectId,
        search,
        isStatic: isStatic === undefined ? null : Number(isStatic),
      };
      return {
        count: count.get(filter)?.['count'] as number,
        cohorts: list.all({ ...filter, limit, offset }).map(readCohort),
      };
    },
    current: currentCohorts.get,
    create: (projectId, content, at) => {
      currentCohorts.clear();
      return readCohort(insert.get(projectId, ...toColumns(content), at));
    },
    save: (cohort) => {
      currentCohorts.clear();
      return readCohort(update.get(...toColumns(cohort), cohort.id));
    },
    clear: (projectId) => {
      currentCohorts.clear();
      clear.run(projectId);
    },
  };
}

function toColumns({ name, description, isStatic, deleted, filters }: CohortContent) {
  return [name, description, Number(isStatic), Number(deleted), JSON.stringify(filters)] as const;
}

function toCohort({ id, name, isStatic, filters }: StoredCohort): Cohort {
  return cohortSchema.parse({ id, name, is_static: isStatic, filters });
}

function readCohort(row: Record<string, unknown> | undefined): StoredCohort {
  if (!row) throw new Error('The saved cohort was not given back by the database.');
  return {
    id: row['id'] as number,
    name: row['name'] as string,
    description: row['description'] as string,
    isStatic: row['is_static'] === 1,
    deleted: row['deleted'] === 1,
    filters: parseNumbers(row['filters'] as string) as CohortContent['filters'],
    version: row['version'] as number,
    createdAt: row['created_at'] as number,
  };
}
