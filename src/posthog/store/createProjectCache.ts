import type { DatabaseSync } from 'node:sqlite';

/** What was read from the tables for each project, kept until they change. */
export interface ProjectCache<Value> {
  get: (projectId: number) => Value;
  /** To be called before this connection changes what was read. */
  clear: () => void;
}

/**
 * Keeps what `read` gives for a project. SQLite's `data_version` tells when another connection,
 * such as that of a second server on the same file, has written.
 */
export function createProjectCache<Value>(
  database: DatabaseSync,
  read: (projectId: number) => Value,
): ProjectCache<Value> {
  const dataVersion = database.prepare('PRAGMA data_version');
  const values = new Map<number, Value>();
  let version: unknown;

  return {
    get: (projectId) => {
      const newest = dataVersion.get()?.['data_version'];
      if (newest !== version) values.clear();
      version = newest;
      let value = values.get(projectId);
      if (value === undefined) {
        value = read(projectId);
        values.set(projectId, value);
      }
      return value;
    },
    clear: () => values.clear(),
  };
}
