/**
 * Lines and columns of code, counted from 1. A line ends at a line feed, as in an editor.
 */

/** Where an offset into code is. */
export function placeAt(code: string, offset: number): { line: number; column: number } {
  const starts = lineStarts(code);
  const line = starts.findLastIndex((start) => start <= offset);
  return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
}

/** The offsets at which the lines of code begin. */
export function lineStarts(code: string): number[] {
  return [0, ...Array.from(code.matchAll(/\n/g), ({ index }) => index + 1)];
}
