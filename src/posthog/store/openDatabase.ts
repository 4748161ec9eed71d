import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrate } from './migrate.ts';
import { storageAdvice } from './storageAdvice.ts';

/**
 * Opens the SQLite file at `path` (`:memory:` for none), makes it and its folder where they are
 * missing, and brings its tables up to date. With WAL and synchronous=FULL a committed transaction
 * is on disk and survives `kill -9` and loss of power.
 * @throws when the file cannot be opened or was made by a newer version, with the reason and what to
 *   do.
 */
export function openDatabase(path: string): DatabaseSync {
  try {
    if (path !== ':memory:') {
      const folder = dirname(resolve(path));
      makeFolder(folder);
      // With the slash a file is told from a folder by the system's own error; SQLite's says less.
      statSync(`${folder}/`);
    }
    return prepareDatabase(new DatabaseSync(path));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const advice = storageAdvice(cause);
    throw new Error(
      `Cannot open the database ${path}: ${reason}. ${advice}, or name another place with DATA_DIR (DATA, for a PostHog on its own).`,
      { cause },
    );
  }
}

/** Node's own recursive `mkdirSync` never returns where no folder can be made, as in `/proc`. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process that starts on the same folder may have been faster.
    if (!existsSync(path)) throw error;
  }
}

function prepareDatabase(database: DatabaseSync): DatabaseSync {
  try {
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;',
    );
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
