import { lineStarts } from './places.ts';

/**
 * Where Node's eraser has found an error. It tells in a report at the beginning of the stack: the number
 * of the line, then the line and some before it, with marks below. Where it means several lines the marks
 * are in front of them, and there are none where it means the end of a line.
 */
export function placeInReport(code: string, stack: string): { line?: number; column?: number } {
  const lines = stack.split('\n');
  const line = Number(/^:(\d+)$/.exec(lines[0] ?? '')?.[1]);
  const start = lineStarts(code)[line - 1];
  if (start === undefined) return {};
  const text = code.slice(start).split(/\r?\n/, 1)[0] ?? '';
  const marks = lines.findLast((shown) => /^ *\^+$/.test(shown));
  if (marks) return { line, column: columnAt(text, marks.indexOf('^')) };
  const isOnLines = lines.some((shown) => shown.startsWith('  > '));
  return { line, column: isOnLines ? text.search(/\S|$/) + 1 : text.length + 1 };
}

/** The column in a line of what is shown so many places from its left. */
function columnAt(text: string, width: number): number {
  let shown = 0;
  let units = 0;
  for (const character of text) {
    if (shown >= width) break;
    shown += widthOf(character);
    units += character.length;
  }
  return units + 1;
}

/** As the report has them: a tab as four spaces, and characters of East Asia and pictures as two. */
function widthOf(character: string): number {
  if (character === '\t') return 4;
  if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) return 0;
  return /[\p{Emoji_Presentation}\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/u.test(
    character,
  )
    ? 2
    : 1;
}
