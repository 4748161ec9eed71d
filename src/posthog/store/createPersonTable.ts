import type { DatabaseSync } from 'node:sqlite';
import { parseNumbers } from '../../json/longNumbers.ts';
import { propertiesJson } from './propertiesJson.ts';
import type { Found } from './takeRows.ts';

/** A person as the store keeps it. `createdAt` is milliseconds since 1970. */
export interface StoredPerson {
  /** Row id: never leaves the server; the wire knows persons by uuid. */
  id: number;
  uuid: string;
  properties: Record<string, unknown>;
  /** True once an `$identify` has named this person; such a person is not merged away. */
  isIdentified: boolean;
  createdAt: number;
}

export interface PersonTable {
  byDistinctId: (projectId: number, distinctId: string) => StoredPerson | undefined;
  byUuid: (projectId: number, uuid: string) => StoredPerson | undefined;
  /** All persons of a project, newest first, read as they are asked for. */
  all: (projectId: number) => Iterable<StoredPerson>;
  /** Row ids of persons that were made before the one with the row id `from`, newest first. */
  ids: (projectId: number, from: number, limit: number) => number[];
  /** The person with this row id. */
  at: (id: number) => Found<StoredPerson> | undefined;
  /** The person's distinct IDs in the order of the alphabet. */
  distinctIds: (personId: number) => string[];
  create: (projectId: number, person: Omit<StoredPerson, 'id'>) => StoredPerson;
  /** Saves `isIdentified`, `createdAt`, and the properties unless they are larger than PostHog's limit. */
  save: (person: StoredPerson) => void;
  addDistinctId: (projectId: number, distinctId: string, personId: number) => void;
  /** Lets a distinct ID lead to another person. False when it did not lead to the person `fromId`. */
  moveDistinctId: (projectId: number, distinctId: string, fromId: number, toId: number) => boolean;
  /**
   * Gives all that belongs to the person `fromId` to the person `toId` and removes `fromId`: its
   * distinct IDs, its places in static cohorts, and its hash keys for flags where `toId` has none.
   */
  absorb: (toId: number, fromId: number) => void;
  /** Removes a person and all that belongs to it, but for its events. */
  remove: (personId: number) => void;
  clear: (projectId: number) => void;
}

/** Characters of JSON that a person's properties may have (a constraint of PostHog's own database). */
const MOST_PROPERTIES = 655_360;

/** Tables whose rows belong to a person, by `person_id`. */
const BELONGINGS = ['distinct_ids', 'cohort_persons', 'hash_keys'];

/** The persons of all projects and the distinct IDs that lead to them. */
export function createPersonTable(database: DatabaseSync): PersonTable {
  const columns = 'persons.id, uuid, properties, is_identified, created_at';
  const byDistinctId = database.prepare(`
    SELECT ${columns} FROM distinct_ids JOIN persons ON persons.id = person_id
    WHERE distinct_ids.project_id = ? AND distinct_id = ?`);
  const byUuid = database.prepare(
    `SELECT ${columns} FROM persons WHERE project_id = ? AND uuid = ?`,
  );
  const all = database.prepare(
    `SELECT ${columns} FROM persons WHERE +project_id = ? ORDER BY id DESC`,
  );
  const ids = database.prepare(
    'SELECT id FROM persons WHERE +project_id = ? AND id < ? ORDER BY id DESC LIMIT ?',
  );
  const at = database.prepare(`SELECT ${columns} FROM persons WHERE id = ?`);
  const distinctIds = database.prepare(
    'SELECT distinct_id FROM distinct_ids WHERE person_id = ? ORDER BY distinct_id',
  );
  const insert = database.prepare(
    'INSERT INTO persons (project_id, uuid, properties, is_identified, created_at) VALUES (?, ?, ?, ?, ?)',
  );
  const update = database.prepare(
    'UPDATE persons SET properties = coalesce(?, properties), is_identified = ?, created_at = ? WHERE id = ?',
  );
  const insertDistinctId = database.prepare(
    'INSERT INTO distinct_ids (project_id, distinct_id, person_id) VALUES (?, ?, ?)',
  );
  const moveDistinctId = database.prepare(
    'UPDATE distinct_ids SET person_id = ? WHERE project_id = ? AND distinct_id = ? AND person_id = ?',
  );
  // OR IGNORE leaves behind what the person has already; the removal that follows takes it.
  const moves = BELONGINGS.map((table) =>
    database.prepare(`UPDATE OR IGNORE ${table} SET person_id = ? WHERE person_id = ?`),
  );
  const removals = [
    ...BELONGINGS.map((table) => database.prepare(`DELETE FROM ${table} WHERE person_id = ?`)),
    database.prepare('DELETE FROM persons WHERE id = ?'),
  ];
  const clears = [
    ...BELONGINGS.map((table) =>
      database.prepare(
        `DELETE FROM ${table} WHERE person_id IN (SELECT id FROM persons WHERE project_id = ?)`,
      ),
    ),
    database.prepare('DELETE FROM persons WHERE project_id = ?'),
  ];

  return {
    byDistinctId: (projectId, distinctId) => toPerson(byDistinctId.get(projectId, distinctId)),
    byUuid: (projectId, uuid) => toPerson(byUuid.get(projectId, uuid)),
    *all(projectId) {
      for (const row of all.iterate(projectId)) yield readPerson(row);
    },
    ids: (projectId, from, limit) => ids.all(projectId, from, limit).map(({ id }) => id as number),
    at: (id) => {
      const row = at.get(id);
      return row && { item: readPerson(row), size: (row['properties'] as string).length };
    },
    distinctIds: (personId) => distinctIds.all(personId).map((row) => row['distinct_id'] as string),
    create: (projectId, person) => {
      const json = propertiesJson(person.properties);
      const identified = Number(person.isIdentified);
      const result = insert.run(projectId, person.uuid, json, identified, person.createdAt);
      return { ...person, id: Number(result.lastInsertRowid) };
    },
    save: ({ id, properties, isIdentified, createdAt }) => {
      const json = propertiesJson(properties);
      const kept = json.length > MOST_PROPERTIES ? null : json;
      update.run(kept, Number(isIdentified), createdAt, id);
    },
    addDistinctId: (projectId, distinctId, personId) =>
      void insertDistinctId.run(projectId, distinctId, personId),
    moveDistinctId: (projectId, distinctId, fromId, toId) =>
      moveDistinctId.run(toId, projectId, distinctId, fromId).changes === 1,
    absorb: (toId, fromId) => {
      for (const move of moves) move.run(toId, fromId);
      remove(fromId);
    },
    remove,
    clear: (projectId) => {
      for (const clear of clears) clear.run(projectId);
    },
  };

  function remove(personId: number): void {
    for (const removal of removals) removal.run(personId);
  }
}

function toPerson(row: Record<string, unknown> | undefined): StoredPerson | undefined {
  return row && readPerson(row);
}

function readPerson(row: Record<string, unknown>): StoredPerson {
  return {
    id: row['id'] as number,
    uuid: row['uuid'] as string,
    properties: parseNumbers(row['properties'] as string) as Record<string, unknown>,
    isIdentified: row['is_identified'] === 1,
    createdAt: row['created_at'] as number,
  };
}
