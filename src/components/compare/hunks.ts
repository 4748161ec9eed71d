import type { SourceLine } from '../../lessons/sourceFiles.ts';

/**
 * The parts of a file around its changed lines, each with `context` unchanged lines on both sides.
 * A file without changed lines is one part: all of it.
 */
export function hunks(lines: SourceLine[], context: number): SourceLine[][] {
  const changed = lines.flatMap(({ change }, index) => (change ? [index] : []));
  if (changed.length === 0) return [lines];
  const parts: SourceLine[][] = [];
  let last = -Infinity;
  lines.forEach((line, index) => {
    if (!changed.some((at) => Math.abs(at - index) <= context)) return;
    if (index > last + 1) parts.push([]);
    parts.at(-1)?.push(line);
    last = index;
  });
  return parts;
}
