import { type BigIntStats, existsSync, statSync } from 'node:fs';

/** How often it is looked whether the log is still the same file, and not only one of its name. */
const LOG_EVERY_MS = 100;

/**
 * Knows the files of a database that is open by what the disk calls them. A file that is deleted or
 * replaced stays open, and takes all that is written to it along when the process ends.
 *
 * @returns why what is written would not be there after a restart; undefined while it would
 */
export function watchFiles(path: string): () => string | undefined {
  const log = `${path}-wal`;
  const opened = { file: stat(path), log: stat(log) };
  let lookedAt = -Infinity;

  /** The system notes the time of each write to a file of which somebody has asked it since the last. */
  function isSameLog(): boolean {
    const at = performance.now();
    if (at - lookedAt < LOG_EVERY_MS) return true;
    if (!isSame(stat(log), opened.log)) return false;
    lookedAt = at;
    return true;
  }

  return () => {
    const found = stat(path);
    if (!found) return problem(path, GONE);
    if (!isSame(found, opened.file)) return problem(path, REPLACED);
    if (!existsSync(log)) return problem(log, GONE);
    return isSameLog() ? undefined : problem(log, REPLACED);
  };
}

const GONE = 'is gone: it was deleted or moved';
const REPLACED = 'is another file than the one that this server opened';

function problem(file: string, what: string): string {
  return `${file} ${what}, so nothing more is written: it would be lost. Put the file back in its place, or start the server again to go on with what is there.`;
}

function isSame(one: BigIntStats | undefined, other: BigIntStats | undefined): boolean {
  return one?.ino === other?.ino && one?.dev === other?.dev;
}

function stat(file: string): BigIntStats | undefined {
  try {
    return statSync(file, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
