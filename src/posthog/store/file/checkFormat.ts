import { closeSync, openSync, readSync } from 'node:fs';
import { NewerTablesError } from './migrate.ts';

/** How a file of SQLite begins. Then come, at bytes 18 and 19, the formats to write and to read it. */
const BEGIN = 'SQLite format 3\0';
const NEWEST_FORMAT = 2;

/**
 * Looks whether SQLite can read and write the format of a file. Of a newer one SQLite says that it may
 * only be read, or that it is no database.
 *
 * https://www.sqlite.org/fileformat2.html#file_format_version_numbers
 * @throws {NewerTablesError} when the format is newer than SQLite's own
 */
export function checkFormat(path: string): void {
  const header = Buffer.alloc(20);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, header.length, 0);
  } finally {
    closeSync(file);
  }
  const format = Math.max(header[18] ?? 0, header[19] ?? 0);
  if (header.toString('latin1', 0, BEGIN.length) !== BEGIN || format <= NEWEST_FORMAT) return;
  throw new NewerTablesError(
    `it has version ${format} of SQLite’s file format, and this program knows versions up to ${NEWEST_FORMAT}`,
  );
}
