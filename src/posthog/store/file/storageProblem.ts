/**
 * What is wrong with the store while it runs, in sentences for people: what, and what to do.
 */

/** Thrown in place of a success that would not last. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
}

const DAMAGED =
  'is damaged, so nothing more is written to it. Stop the server, put a copy in its place, and start again';

/** What SQLite says, by the low byte of its result code. */
const PROBLEMS: Record<number, string> = {
  5: 'is held by another program. Stop that program', // SQLITE_BUSY
  6: 'is held by another program. Stop that program', // SQLITE_LOCKED
  8: 'cannot be written. Let the user that runs the server write there', // SQLITE_READONLY
  10: 'cannot be written or read: its disk fails, or has no room. Check the disk', // SQLITE_IOERR
  11: DAMAGED, // SQLITE_CORRUPT
  13: 'cannot grow: its disk is full. Make room on it; the server goes on by itself', // SQLITE_FULL
  14: 'cannot be opened. Put it back, and let the user that runs the server write there', // SQLITE_CANTOPEN
  26: DAMAGED, // SQLITE_NOTADB
};

/** True for a file that goes on being damaged whatever is tried. */
export function isDamage(error: unknown): boolean {
  return [11, 26].includes(codeOf(error));
}

/** The sentence for an error of the store; undefined for one that has none. */
export function storageProblem(error: unknown, path: string): string | undefined {
  if (error instanceof StorageError) return error.message;
  const problem = PROBLEMS[codeOf(error)];
  return problem && `The database ${path} ${problem}.`;
}

function codeOf(error: unknown): number {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : NaN;
}
