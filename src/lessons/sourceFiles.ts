/**
 * The files that a reader is shown, to the letter, and what changed between two of them.
 */

import { diffLines } from 'diff';

/** One line of a shown source file, highlighted. */
export interface SourceLine {
  /** Highlighted HTML of the line, by class names; safe to set as is. */
  html: string;
  /** `added`: the stage compared with lacks this line. `removed`: only that stage has it. */
  change?: 'added' | 'removed';
}

/** A file that runs, to the letter, ready to be shown. */
export interface SourceFile {
  /** Path in the repository, e.g. `src/pages/stages/flag/user/[user].ts`. */
  path: string;
  /** The file's text, to the letter: what the copy button copies. */
  code: string;
  lines: SourceLine[];
}

/** Highlighted when the site is built, by `src/build/highlightSources.ts`. */
const FILES = import.meta.glob<{ code: string; lines: string[] }>(
  ['../pages/stages/**/*.ts', '../project/createClient.ts', '../../content/*/flask/*.py'],
  { query: '?highlighted', import: 'default', eager: true },
);

/** The paths of all files that can be shown. */
export const SOURCE_PATHS: readonly string[] = Object.keys(FILES).map((key) =>
  key.startsWith('../../') ? key.slice('../../'.length) : key.replace('../', 'src/'),
);

/** A file, by its path in the repository. */
export function readSource(path: string): SourceFile {
  const { code, lines } = read(path);
  return { path, code, lines: lines.map((html) => ({ html })) };
}

/** A file with the lines marked that another lacks, and the lines that only the other has, where they were. */
export function diffSources(path: string, since: string): SourceFile {
  const old = read(since);
  const { code, lines } = read(path);
  return { path, code, lines: markChanges(old.code, old.lines, code, lines) };
}

function markChanges(oldCode: string, oldLines: string[], code: string, lines: string[]) {
  let oldIndex = 0;
  let index = 0;
  return diffLines(oldCode, code).flatMap(({ count, added, removed }) => {
    const source = removed ? oldLines : lines;
    const start = removed ? oldIndex : index;
    if (!added) oldIndex += count;
    if (!removed) index += count;
    return source.slice(start, start + count).map((html): SourceLine => {
      if (added) return { html, change: 'added' };
      return removed ? { html, change: 'removed' } : { html };
    });
  });
}

function read(path: string) {
  const file = FILES[keyOf(path)];
  if (!file) throw new Error(`There is no file ${path} to show. Add it or fix the name.`);
  return file;
}

function keyOf(path: string) {
  return path.startsWith('src/') ? path.replace('src/', '../') : `../../${path}`;
}
