import type { DatabaseSync } from 'node:sqlite';

/**
 * The ids by which flags with experience continuity go on to bucket a person after a login, by flag
 * key. Persons are named by their row ids.
 */
export interface HashKeyTable {
  of: (personId: number) => Record<string, string>;
  /** Keeps an id for a flag unless there is one. */
  add: (personId: number, flagKey: string, hashKey: string) => void;
}

/** The hash keys of all persons; `PersonTable` moves and removes them with their persons. */
export function createHashKeyTable(database: DatabaseSync): HashKeyTable {
  const find = database.prepare('SELECT flag_key, hash_key FROM hash_keys WHERE person_id = ?');
  const add = database.prepare(
    'INSERT OR IGNORE INTO hash_keys (person_id, flag_key, hash_key) VALUES (?, ?, ?)',
  );
  return {
    of: (personId) => {
      const entries = find.all(personId).map((row) => [row['flag_key'], row['hash_key']]);
      return Object.fromEntries(entries) as Record<string, string>;
    },
    add: (personId, flagKey, hashKey) => void add.run(personId, flagKey, hashKey),
  };
}
