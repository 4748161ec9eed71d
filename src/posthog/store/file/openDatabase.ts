import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { checkFormat } from './checkFormat.ts';
import { guardWrites } from './guardWrites.ts';
import { checkVersion, migrate } from './migrate.ts';
import { storageAdvice } from './storageAdvice.ts';
import { isDamage, StorageError, storageProblem } from './storageProblem.ts';
import { watchFiles } from './watchFiles.ts';
import { checkFiles, markLog } from './writeAheadLog.ts';

/** A database that refuses what would not last. */
export interface OpenedDatabase {
  database: DatabaseSync;
  /** What keeps it from taking anything, in a sentence; undefined while all is well. */
  problem: () => string | undefined;
  /** The sentence for an error that it threw; undefined for other errors. */
  explain: (error: unknown) => string | undefined;
  close: () => void;
}

const MEMORY = ':memory:';

/** A check takes about a second for each gigabyte: nobody waits longer for a server. */
const LARGEST_CHECKED = 2 ** 30;

/**
 * Opens the SQLite file at `path` (`:memory:` for none), makes it and its folder where they are
 * missing, and brings its tables up to date. With WAL and synchronous=FULL a committed transaction
 * is on disk and survives `kill -9` and loss of power.
 * @throws when the file cannot be opened, is damaged, lacks its log, or was made by a newer version,
 *   with the reason and what to do.
 */
export function openDatabase(path: string): OpenedDatabase {
  try {
    if (path === MEMORY) return openMemory();
    const folder = dirname(resolve(path));
    makeFolder(folder);
    // With the slash a file is told from a folder by the system's own error; SQLite's says less.
    statSync(`${folder}/`);
    checkFiles(path);
    return openFile(path);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const advice = storageAdvice(cause);
    throw new Error(
      `Cannot open the database ${path}: ${reason}. ${advice}, or name another place with DATA_DIR (DATA, for a PostHog on its own).`,
      { cause },
    );
  }
}

function openMemory(): OpenedDatabase {
  const database = new DatabaseSync(MEMORY);
  migrate(database);
  return {
    database,
    problem: () => undefined,
    explain: (error) => storageProblem(error, 'in memory'),
    close: () => {
      database.close();
    },
  };
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

function openFile(path: string): OpenedDatabase {
  const database = new DatabaseSync(path);
  try {
    checkFormat(path);
    checkVersion(database);
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;',
    );
    if (statSync(path).size <= LARGEST_CHECKED) checkPages(database);
    migrate(database);
    return watch(database, path);
  } catch (error) {
    database.close();
    throw error;
  }
}

function checkPages(database: DatabaseSync): void {
  const found = database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
  if (found === 'ok') return;
  const reason = `database disk image is malformed (${String(found).replaceAll(/\s+/g, ' ')})`;
  throw Object.assign(new Error(reason), { code: 'ERR_SQLITE_ERROR', errcode: 11 });
}

/** Refuses what would not last, and remembers why something could not be kept. */
function watch(database: DatabaseSync, path: string): OpenedDatabase {
  const log = markLog(database, path);
  const lost = watchFiles(path);
  let damage: string | undefined;
  let failure: string | undefined;

  function look(): void {
    const problem = lost() ?? damage;
    if (problem !== undefined) throw new StorageError(problem);
  }

  function failed(error: unknown): void {
    const problem = storageProblem(error, path);
    if (isDamage(error)) damage = problem;
    else failure = problem ?? failure;
  }

  guardWrites(database, {
    before: look,
    after: () => {
      look();
      failure = undefined;
      try {
        log.renew();
      } catch (error) {
        // What was written is in the log, and safe there.
        failed(error);
      }
    },
    failed,
  });
  return {
    database,
    problem: () => lost() ?? damage ?? failure,
    explain: (error) => storageProblem(error, path),
    close: log.close,
  };
}
