import type { DatabaseSync } from 'node:sqlite';

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
  /** The person's distinct IDs in the order of the alphabet. */
  distinctIds: (personId: number) => string[];
  create: (projectId: number, person: Omit<StoredPerson, 'id'>) => StoredPerson;
  /** Saves properties, `isIdentified` and `createdAt`. */
  save: (person: StoredPerson) => void;
  addDistinctId: (projectId: number, distinctId: string, personId: number) => void;
  /** Gives all distinct IDs of the person `fromId` to the person `toId` and removes `fromId`. */
  absorb: (toId: number, fromId: number) => void;
  clear: (projectId: number) => void;
}

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
    `SELECT ${columns} FROM persons WHERE project_id = ? ORDER BY id DESC`,
  );
  const distinctIds = database.prepare(
    'SELECT distinct_id FROM distinct_ids WHERE person_id = ? ORDER BY distinct_id',
  );
  const insert = database.prepare(
    'INSERT INTO persons (project_id, uuid, properties, is_identified, created_at) VALUES (?, ?, ?, ?, ?)',
  );
  const update = database.prepare(
    'UPDATE persons SET properties = ?, is_identified = ?, created_at = ? WHERE id = ?',
  );
  const insertDistinctId = database.prepare(
    'INSERT INTO distinct_ids (project_id, distinct_id, person_id) VALUES (?, ?, ?)',
  );
  const moveDistinctIds = database.prepare(
    'UPDATE distinct_ids SET person_id = ? WHERE person_id = ?',
  );
  const remove = database.prepare('DELETE FROM persons WHERE id = ?');
  const clearPersons = database.prepare('DELETE FROM persons WHERE project_id = ?');
  const clearDistinctIds = database.prepare('DELETE FROM distinct_ids WHERE project_id = ?');

  return {
    byDistinctId: (projectId, distinctId) => toPerson(byDistinctId.get(projectId, distinctId)),
    byUuid: (projectId, uuid) => toPerson(byUuid.get(projectId, uuid)),
    *all(projectId) {
      for (const row of all.iterate(projectId)) yield readPerson(row);
    },
    distinctIds: (personId) => distinctIds.all(personId).map((row) => row['distinct_id'] as string),
    create: (projectId, person) => {
      const json = JSON.stringify(person.properties);
      const identified = Number(person.isIdentified);
      const result = insert.run(projectId, person.uuid, json, identified, person.createdAt);
      return { ...person, id: Number(result.lastInsertRowid) };
    },
    save: ({ id, properties, isIdentified, createdAt }) =>
      void update.run(JSON.stringify(properties), Number(isIdentified), createdAt, id),
    addDistinctId: (projectId, distinctId, personId) =>
      void insertDistinctId.run(projectId, distinctId, personId),
    absorb: (toId, fromId) => {
      moveDistinctIds.run(toId, fromId);
      remove.run(fromId);
    },
    clear: (projectId) => {
      clearDistinctIds.run(projectId);
      clearPersons.run(projectId);
    },
  };
}

function toPerson(row: Record<string, unknown> | undefined): StoredPerson | undefined {
  return row && readPerson(row);
}

function readPerson(row: Record<string, unknown>): StoredPerson {
  return {
    id: row['id'] as number,
    uuid: row['uuid'] as string,
    properties: JSON.parse(row['properties'] as string) as Record<string, unknown>,
    isIdentified: row['is_identified'] === 1,
    createdAt: row['created_at'] as number,
  };
}
