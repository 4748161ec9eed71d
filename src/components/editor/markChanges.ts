// The whole library would bring its other ways to compare along.
import { diffLines } from 'diff/lib/diff/line.js';

/** A line of a text, or one that only the text before had. */
export interface MarkedLine {
  change?: 'added' | 'removed';
  /** Which line it is of its own text, from 0. */
  at: number;
}

/** Beyond so many lines the search for what stayed takes longer than a key press may. */
const MOST_EDITS = 500;

/**
 * The lines of `code` with those marked that `original` lacks, and the lines that only `original` has,
 * where they were: the marks that Source has for two files.
 */
export function markChanges(original: string, code: string): MarkedLine[] {
  let oldAt = 0;
  let at = 0;
  return changesOf(original, code).flatMap(({ count, added, removed }) =>
    Array.from({ length: count }, (): MarkedLine => {
      if (removed) return { change: 'removed', at: oldAt++ };
      if (added) return { change: 'added', at: at++ };
      oldAt++;
      return { at: at++ };
    }),
  );
}

function changesOf(original: string, code: string) {
  return (
    diffLines(original, code, { maxEditLength: MOST_EDITS }) ?? [
      { count: countLines(original), added: false, removed: true },
      { count: countLines(code), added: true, removed: false },
    ]
  );
}

function countLines(text: string): number {
  return text.split('\n').length - (text === '' || text.endsWith('\n') ? 1 : 0);
}
