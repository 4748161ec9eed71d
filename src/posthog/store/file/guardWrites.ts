import type { DatabaseSync } from 'node:sqlite';

/** What a guard does around each write that is to last. */
export interface WriteGuard {
  /** Before a transaction, or a write without one. May throw. */
  before: () => void;
  /** When it is on disk, before anybody hears of it. May throw. */
  after: () => void;
  /** When SQLite has thrown, at a write or at a reading. */
  failed: (error: unknown) => void;
}

const READS = /^\s*(SELECT|PRAGMA|WITH)\b/i;

/**
 * Puts a guard around all statements that are prepared from here on, so that no write can be
 * reported as kept that is not.
 */
export function guardWrites(database: DatabaseSync, guard: WriteGuard): void {
  const prepare = database.prepare.bind(database);
  database.prepare = (sql) => {
    const statement = prepare(sql);
    const writes = !READS.test(sql);
    for (const method of ['run', 'get', 'all'] as const) {
      // The three differ only in what they return.
      const call = statement[method].bind(statement) as (...parameters: unknown[]) => unknown;
      const guarded = (...parameters: unknown[]) => {
        if (writes && !database.isTransaction) guard.before();
        let result;
        try {
          result = call(...parameters);
        } catch (error) {
          guard.failed(error);
          throw error;
        }
        if (writes && !database.isTransaction) guard.after();
        return result;
      };
      Object.assign(statement, { [method]: guarded });
    }
    return statement;
  };
}
