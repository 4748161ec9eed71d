import type { DatabaseSync } from 'node:sqlite';

/** What was read from the tables for each project, kept until they change. */
export interface ProjectCache<Value> {
  get: (projectId: number) => Value;
  /** To be called before this connection changes what was read. */
  clear: () => void;
}

/** A request to SQLite costs as much as all else that `get` spares. */
const CHECK_EVERY_MS = 50;

/**
 * Keeps what `read` gives for a project. SQLite's `data_version` tells when another connection,
 * such as that of a second server on the same file, has written; it is asked every 50 ms.
 */
export function createProjectCache<Value>(
  database: DatabaseSync,
  read: (projectId: number) => Value,
): ProjectCache<Value> {
  const dataVersion = database.prepare('PRAGMA data_version');
  const values = new Map<number, Value>();
  let version: unknown;
  let checkedAt = -Infinity;

  function check(): void {
    const now = performance.now();
    if (now - checkedAt < CHECK_EVERY_MS) return;
    checkedAt = now;
    const newest = dataVersion.get()?.['data_version'];
    if (newest !== version) values.clear();
    version = newest;
  }

  return {
    get: (projectId) => {
      check();
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
