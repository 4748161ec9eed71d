/**
 * The write-ahead log and the file it belongs to: kept together, and missed when one of them is gone.
 *
 * SQLite takes a database for whole when its log is missing: what was only there is lost without a
 * word. So the header of the file itself says whether there is more in the log: it has the mark MORE,
 * and the log begins with a change of it to WHOLE. SQLite moves that over with the rest, whoever closes
 * the file; one that has MORE while its log is gone has lost something.
 */

import { closeSync, existsSync, openSync, readSync, statSync, writeFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';

/** Values of `application_id`, which a file has at byte 68. */
const WHOLE = 0x466c6700;
const MORE = 0x466c6701;
const PLACE = 68;

/** How a log begins, but for its last bit. */
const MAGIC = 0x377f0682;

/** Keeps the mark of an open database true. */
export interface LogMark {
  /** Marks the file anew when SQLite has moved the log into it. Cheap while it has not. */
  renew: () => void;
  /** Closes the database so that nobody misses the log, which SQLite removes then. */
  close: () => void;
}

/**
 * Looks at the files of a database before SQLite does.
 * @throws {LostFileError} when the file is there without its log, or the log without its file.
 */
export function checkFiles(path: string): void {
  const log = `${path}-wal`;
  // In this order: who closes the database elsewhere removes the log when the file is whole.
  const size = statSync(log, { throwIfNoEntry: false })?.size;
  if (!existsSync(path)) {
    if (!size) return;
    throw new LostFileError(
      `it is gone, but ${log}, which belongs to it, is there`,
      `Put it back, or move ${log} away to begin with an empty one`,
    );
  }
  if (readWord(path, PLACE) !== MORE) return;
  if (size === undefined) {
    throw new LostFileError(
      `the newest of what it holds is in ${log}, which is gone`,
      'Put that file back beside it, or make an empty one of that name to go on without what it held',
    );
  }
  const begin = readWord(log, 0) ?? MAGIC;
  if (begin === MAGIC || begin === MAGIC + 1) return;
  throw new LostFileError(
    `the newest of what it holds was in ${log}, which is damaged`,
    'Put a copy of both files in their place, or empty that file to go on without what it held',
  );
}

/** Marks a database that was just opened. */
export function markLog(database: DatabaseSync, path: string): LogMark {
  const file = openSync(path, 'r');

  function renew(): void {
    if (wordAt(file, PLACE) === MORE) return;
    database.exec(`PRAGMA application_id = ${MORE}; PRAGMA wal_checkpoint(PASSIVE)`);
    database.exec(`PRAGMA application_id = ${WHOLE}`);
  }

  function close(): void {
    let isWhole = true;
    try {
      database.exec(`PRAGMA application_id = ${WHOLE}`);
    } catch {
      // The disk may be full. What is in the log may fit into the file all the same.
      isWhole = false;
    }
    database.close();
    closeSync(file);
    if (!isWhole && existsSync(path) && !existsSync(`${path}-wal`)) {
      writeFileSync(`${path}-wal`, '');
    }
  }

  renew();
  return { renew, close };
}

/** Thrown for a database one of whose files is missing. */
export class LostFileError extends Error {
  /** What to do, a sentence without its full stop. */
  readonly advice: string;

  constructor(reason: string, advice: string) {
    super(reason);
    this.advice = advice;
  }
}

/** Undefined where there is nothing to read: SQLite says better what is wrong with such a file. */
function readWord(path: string, place: number): number | undefined {
  if (!statSync(path).isFile()) return undefined;
  const file = openSync(path, 'r');
  try {
    return wordAt(file, place);
  } finally {
    closeSync(file);
  }
}

function wordAt(file: number, place: number): number | undefined {
  const bytes = Buffer.alloc(4);
  return readSync(file, bytes, 0, 4, place) === 4 ? bytes.readUInt32BE() : undefined;
}
