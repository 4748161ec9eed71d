import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrate } from './migrate.ts';

/**
 * Opens the SQLite file at `path` (`:memory:` for none), makes it and its folder where they are
 * missing, and brings its tables up to date. With WAL and synchronous=FULL a committed transaction
 * is on disk and survives `kill -9` and loss of power.
 * @throws when the file cannot be opened or was made by a later version.
 */
export function openDatabase(path: string): DatabaseSync {
  try {
    if (path !== ':memory:') makeFolder(dirname(resolve(path)));
    return prepareDatabase(new DatabaseSync(path));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `Cannot open the database ${path}: ${reason}. ` +
        'Check that this user may write there and that the file is a database, or name another place.',
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
