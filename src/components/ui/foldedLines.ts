import type { SourceLine } from '../../lessons/sourceFiles.ts';

/** How many lines stand around a change until the whole file is asked for. */
const CONTEXT = 2;

/** Lines of a file with those marked that are far from all changes. */
export function foldedLines(lines: readonly SourceLine[]): (SourceLine & { isFar: boolean })[] {
  const changed = lines.flatMap(({ change }, index) => (change ? [index] : []));
  return lines.map((line, index) => ({
    ...line,
    isFar: changed.every((at) => Math.abs(at - index) > CONTEXT),
  }));
}
