/**
 * Where a text stops being JSON, and what is missing there, in words.
 */

/** A place in a text, both counted from 1. */
export interface JsonFault {
  line: number;
  column: number;
  /** What would be right there, such as `a comma or } is missing`. */
  wrong: string;
}

/** Finds what keeps a text from being JSON; undefined when it is JSON. */
export function findJsonFault(text: string): JsonFault | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    const { at, wrong } = walk(text);
    const before = text.slice(0, at).split('\n');
    return { line: before.length, column: (before.at(-1) ?? '').length + 1, wrong };
  }
}

/** What may come next; after an opening bracket or brace, its end may, too. */
type Wanted = 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'end of value';

const SPACE = /[ \t\n\r]*/y;
// eslint-disable-next-line no-control-regex -- JSON has none of these in a text
const TEXT = /"(?:[^"\\\0-\x1f]|\\(?:["\\/bfnrt]|u[\da-f]{4}))*"/iy;
const SIMPLE = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?|true|false|null)(?![\w.])/iy;

function walk(text: string): { at: number; wrong: string } {
  const open: string[] = [];
  let wanted: Wanted = 'value';
  let at = 0;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const length = pattern.exec(text)?.[0].length ?? 0;
    at += length;
    return length > 0;
  };
  for (;;) {
    take(SPACE);
    const next = text[at] ?? '';
    const closes = open.at(-1) === '{' ? '}' : ']';
    if (wanted === 'colon') {
      if (next !== ':') return { at, wrong: 'a : is missing after the key' };
      at += 1;
      wanted = 'value';
    } else if (wanted === 'end of value') {
      if (open.length === 0) return { at, wrong: 'the JSON is over here, and more follows' };
      if (next !== ',' && next !== closes) return { at, wrong: `a comma or ${closes} is missing` };
      at += 1;
      if (next === ',') wanted = closes === '}' ? 'key' : 'value';
      else open.pop();
    } else if (wanted.startsWith('first') && next === closes) {
      at += 1;
      open.pop();
      wanted = 'end of value';
    } else if (wanted.endsWith('key')) {
      if (!take(TEXT)) return { at, wrong: keyFault(next) };
      wanted = 'colon';
    } else if (next === '{' || next === '[') {
      open.push(next);
      at += 1;
      wanted = next === '{' ? 'first key' : 'first value';
    } else if (take(TEXT) || takeSimple()) {
      wanted = 'end of value';
    } else {
      return { at, wrong: valueFault(next) };
    }
  }

  /** The words of JSON are small; only the `e` of a number may be either. */
  function takeSimple(): boolean {
    const from = at;
    if (take(SIMPLE) && !/^[A-Z]/.test(text.slice(from, at))) return true;
    at = from;
    return false;
  }
}

function keyFault(next: string): string {
  if (next === '"') return 'this key does not end';
  if (next === '}') return 'a comma stands before this }, and nothing follows it';
  if (next === '') return 'a } is missing at the end';
  return 'a key in double quotes is missing';
}

function valueFault(next: string): string {
  if (next === '"') return 'this text does not end on its line';
  if (next === "'" || next === '“') return 'a text stands between double quotes: "';
  if (next === ']' || next === '}') return `a value is missing before this ${next}`;
  if (next === '') return 'a value is missing at the end';
  return 'a value is missing: a text in double quotes, a number, true, false, null, { or [';
}
