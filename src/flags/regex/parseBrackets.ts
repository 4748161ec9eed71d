import {
  invertedClass,
  listedCharacter,
  POSIX_CLASS,
  posixClass,
  type PosixName,
} from './characterClasses.ts';
import { parseEscape, type Escaped } from './parseEscape.ts';
import type { PatternReader } from './patternReader.ts';
import { classIn, type PatternState } from './patternState.ts';
import type { CharacterClass, CharacterTest } from './regexNode.ts';

/** Characters to list, or a class of its own. */
type Item = Exclude<Escaped, number> | CharacterClass;

const OPERATIONS: Record<string, (a: CharacterTest, b: CharacterTest) => CharacterTest> = {
  '&&': (a, b) => (code) => a(code) && b(code),
  '--': (a, b) => (code) => a(code) && !b(code),
  '~~': (a, b) => (code) => a(code) !== b(code),
};
/** Rust's engine takes no more brackets in brackets, and no more operations in one. */
const DEEPEST = 250;
const LAST_OF_ASCII = 0x7f;
const SIZE_OF_LIST = 72;
const SIZE_OF_ITEM = 8;
const SIZE_OF_WIDE_ITEM = 60;

/** Reads a class such as `[^a-z\d]`, after its opening bracket; classes may stand in classes. */
export function parseBrackets(state: PatternState, depth = 1): CharacterClass {
  const { reader } = state;
  if (depth > DEEPEST) return reader.fail('brackets are nested too deep');
  const negative = reader.take('^');
  let opening = reader.match(/-+/y)?.[0] ?? '';
  if (opening === '' && reader.take(']')) opening = ']';
  let all = parseUnion(state, depth, opening);
  for (let level = depth + 1; !reader.take(']'); level++) {
    const operation = OPERATIONS[reader.peek(2)];
    if (!operation || level > DEEPEST) return reader.fail('a bracket is not closed');
    reader.take(reader.peek(2));
    const other = parseUnion(state, level, '');
    const test = operation(all.test, other.test);
    all = { test, cost: all.cost + other.cost, size: Math.max(all.size, other.size) };
  }
  return negative ? invertedClass(all) : all;
}

/** Characters, ranges and classes in a row; what stands in one list is one test. */
function parseUnion(state: PatternState, depth: number, opening: string): CharacterClass {
  const { reader, flags } = state;
  const others = new Map<unknown, CharacterClass>();
  let source = '';
  let size = SIZE_OF_LIST;
  for (const character of opening) add(range(character.charCodeAt(0)));
  while (!reader.done() && reader.peek() !== ']' && !(reader.peek(2) in OPERATIONS)) {
    add(parseItem(state, depth));
  }
  const classes = [...others.values()];
  if (source !== '' || classes.length === 0) {
    classes.unshift(classIn(state, { source, size }, flags.i));
  }
  const [only] = classes;
  if (only && classes.length === 1) return only;
  return {
    test: (code) => classes.some(({ test }) => test(code)),
    cost: classes.reduce((sum, { cost }) => sum + cost, 0),
    size: classes.reduce((most, each) => Math.max(most, each.size), 0),
  };

  function add(item: Item): void {
    if ('test' in item) others.set(item, item);
    else if (item.inverted) others.set(item.source, invertedClass(classIn(state, item, flags.i)));
    else {
      source += item.source;
      size += item.size;
    }
  }
}

function parseItem(state: PatternState, depth: number): Item {
  const { reader } = state;
  const posix = reader.match(POSIX_CLASS);
  if (posix) return { ...posixClass(posix[2] as PosixName), inverted: posix[1] === '^' };
  if (reader.take('[')) return parseBrackets(state, depth + 1);
  const low = parseCharacter(reader);
  if (typeof low !== 'number') return low;
  if (reader.peek() !== '-' || [']', '-'].includes(reader.peek(2).charAt(1))) return range(low);
  reader.take('-');
  const high = parseCharacter(reader);
  if (typeof high === 'number' && high >= low) return range(low, high);
  return reader.fail('a range ends before it begins');
}

function parseCharacter(reader: PatternReader): Escaped {
  if (reader.take('\\')) return parseEscape(reader, true);
  return reader.next().codePointAt(0) ?? 0;
}

function range(low: number, high = low): Item {
  const size = high > LAST_OF_ASCII ? SIZE_OF_WIDE_ITEM : SIZE_OF_ITEM;
  const to = high === low ? '' : `-${listedCharacter(high)}`;
  return { source: listedCharacter(low) + to, size, inverted: false };
}
