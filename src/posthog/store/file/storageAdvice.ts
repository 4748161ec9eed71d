import { NewerTablesError } from './migrate.ts';
import { LostFileError } from './writeAheadLog.ts';

const TAKE_PLACE = 'Let this user write there';

/** What helps against what the system says, by its code. */
const SYSTEM_ADVICE: Record<string, string> = {
  EACCES: TAKE_PLACE,
  EPERM: TAKE_PLACE,
  EROFS: 'That disk can only be read: make it writable',
  ENOENT: 'No folder can be made there: make it yourself',
  ENOTDIR: 'A file stands where a folder is needed: move it away',
  ENOSPC: 'That disk is full: make room on it',
  ENAMETOOLONG: 'Make the path shorter',
};

/** What helps against what SQLite says, by the low byte of its result code. */
const SQLITE_ADVICE: Record<number, string> = {
  1: 'Another program seems to have made the file: move it away', // SQLITE_ERROR, such as tables of other columns
  5: 'Another program holds it: stop that program', // SQLITE_BUSY
  8: TAKE_PLACE, // SQLITE_READONLY
  11: 'The file is damaged: put a copy in its place', // SQLITE_CORRUPT
  13: 'That disk is full: make room on it', // SQLITE_FULL
  14: `${TAKE_PLACE}, and see that no folder has its name`, // SQLITE_CANTOPEN
  26: 'That file is something else: move it away', // SQLITE_NOTADB
};

/** What to do about a database that cannot be opened, in a sentence without its full stop. */
export function storageAdvice(error: unknown): string {
  if (error instanceof NewerTablesError)
    return 'A newer version of this program made it: update this one';
  if (error instanceof LostFileError) return error.advice;
  if (error instanceof Error && 'errcode' in error) {
    const advice = SQLITE_ADVICE[Number(error.errcode) & 0xff];
    if (advice) return advice;
  }
  if (error instanceof Error && 'code' in error) {
    const advice = SYSTEM_ADVICE[String(error.code)];
    if (advice) return advice;
  }
  return 'Check that this user may write there, and that the file is a database';
}
