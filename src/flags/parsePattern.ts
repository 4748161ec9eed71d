import { escapedClass } from './escapedClass.ts';
import { ignoringCase } from './ignoringCase.ts';
import { parseBrackets } from './parseBrackets.ts';
import { parseEscape } from './parseEscape.ts';
import type { CharacterTest, PlaceTest, RegexNode } from './patternError.ts';
import { patternReader } from './patternReader.ts';

/** Of a repeated part, PostHog's regular expressions take no more copies than this. */
const MOST_REPEATS = 1000;
const NEWLINE = 10;
const isWord = escapedClass('w') as CharacterTest;

const atStart: PlaceTest = (_, at) => at === 0;
const atEnd: PlaceTest = (codes, at) => at === codes.length;
const atLineStart: PlaceTest = (codes, at) => at === 0 || codes[at - 1] === NEWLINE;
const atLineEnd: PlaceTest = (codes, at) => at === codes.length || codes[at] === NEWLINE;
const atWordEdge: PlaceTest = (codes, at) => wordAt(codes, at - 1) !== wordAt(codes, at);
const PLACES: Record<string, PlaceTest> = {
  A: atStart,
  z: atEnd,
  b: atWordEdge,
  B: (codes, at) => !atWordEdge(codes, at),
};

interface Flags {
  i: boolean;
  m: boolean;
  s: boolean;
  x: boolean;
}

/**
 * Reads a pattern as Rust's fancy_regex does, by which PostHog matches: the syntax of the regex
 * crate (https://docs.rs/regex/latest/regex/#syntax) with lookaround, backreferences and atomic
 * groups.
 *
 * @throws PatternError when the pattern is invalid
 */
export function parsePattern(pattern: string): RegexNode {
  const reader = patternReader(pattern);
  const names = new Map<string, number>();
  let groups = 0;
  const node = parseChoice({ i: false, m: false, s: false, x: false });
  return reader.done() ? node : reader.fail('a group is closed that was not opened');

  /** Flags that are set within hold to the end of the group, in all options that follow. */
  function parseChoice(flags: Flags): RegexNode {
    const options = [parseSequence(flags)];
    while (reader.take('|')) options.push(parseSequence(flags));
    return options.length === 1 ? (options[0] as RegexNode) : { kind: 'choice', options };
  }

  function parseSequence(flags: Flags): RegexNode {
    const parts: RegexNode[] = [];
    for (;;) {
      if (flags.x) reader.match(/(?:\s|#[^\n]*)+/y);
      if (reader.done() || reader.peek() === '|' || reader.peek() === ')') break;
      const part = parseAtom(flags);
      if (part) parts.push(parseRepeat(part, flags));
    }
    return { kind: 'sequence', parts };
  }

  function parseRepeat(part: RegexNode, flags: Flags): RegexNode {
    if (flags.x) reader.match(/\s+/y);
    // A brace that says no number is a character.
    const found = reader.match(/([*+?])|\{(?=,?\d)(\d*)(?:(,)(\d*))?\}/y);
    if (!found) return part;
    const [, sign, from, comma, to]: (string | undefined)[] = found;
    if (part.kind === 'place') return reader.fail('a place cannot be repeated');
    const min = sign === undefined ? Number(from) : Number(sign === '+');
    const open = sign === undefined ? comma !== undefined && to === '' : sign !== '?';
    const max = open ? Infinity : sign === '?' ? 1 : Number(comma === undefined ? from : to);
    const largest = Number.isFinite(max) ? max : min;
    if (min > max || largest > MOST_REPEATS) return reader.fail('a repetition is too large');
    const repeat: RegexNode = { kind: 'repeat', part, min, max, lazy: reader.take('?') };
    return parseRepeat(reader.take('+') ? { kind: 'atomic', part: repeat } : repeat, flags);
  }

  /** Undefined where the pattern only sets flags. */
  function parseAtom(flags: Flags): RegexNode | undefined {
    if (reader.take('(')) return parseGroup(flags);
    if (reader.take('[')) return character(parseBrackets(reader, flags.i));
    if (reader.take('\\')) return parseBackslash(flags);
    if (reader.take('^')) return { kind: 'place', test: flags.m ? atLineStart : atStart };
    if (reader.take('$')) return { kind: 'place', test: flags.m ? atLineEnd : atEnd };
    if (reader.take('.')) return character(flags.s ? () => true : (code) => code !== NEWLINE);
    if (/[*+?]/.test(reader.peek())) return reader.fail('there is nothing to repeat');
    return character(exactly(reader.next().codePointAt(0) ?? 0, flags.i));
  }

  function parseBackslash(flags: Flags): RegexNode {
    const reference = reader.match(/([1-9]\d*)|k<(\w+)>|k'(\w+)'/y);
    if (reference) return backreference(reference[1], reference[2] ?? reference[3], flags);
    const place = PLACES[reader.peek()];
    if (place) {
      reader.next();
      return { kind: 'place', test: place };
    }
    const escaped = parseEscape(reader);
    return character(typeof escaped === 'number' ? exactly(escaped, flags.i) : escaped);
  }

  function backreference(digits: string | undefined, name = '', flags: Flags): RegexNode {
    const group = digits === undefined ? names.get(name) : Number(digits);
    if (group === undefined || group > groups) return reader.fail('there is no such group yet');
    return { kind: 'backreference', group, ignoreCase: flags.i };
  }

  function parseGroup(flags: Flags): RegexNode | undefined {
    if (reader.match(/\?#[^)]*\)/y)) return undefined;
    const reference = reader.match(/\?P=(\w+)\)/y);
    if (reference) return backreference(undefined, reference[1], flags);
    const look = reader.match(/\?(<?)([=!])/y);
    if (look) {
      const part = parseRest({ ...flags });
      return { kind: 'look', part, behind: look[1] === '<', negative: look[2] === '!' };
    }
    if (reader.take('?>')) return { kind: 'atomic', part: parseRest({ ...flags }) };
    const name = reader.match(/\?P?<(\w+)>/y);
    if (name || reader.peek() !== '?') {
      const group = ++groups;
      if (name) names.set(name[1] ?? '', group);
      return { kind: 'capture', part: parseRest({ ...flags }), group };
    }
    return parseFlags(flags);
  }

  function parseFlags(flags: Flags): RegexNode | undefined {
    const found = reader.match(/\?([imsxu]*)(?:-([imsx]+))?([:)])/y);
    if (!found) return reader.fail('the group has an unknown form');
    const own = found[3] === ':' ? { ...flags } : flags;
    for (const flag of found[1] ?? '') if (flag !== 'u') own[flag as keyof Flags] = true;
    for (const flag of found[2] ?? '') own[flag as keyof Flags] = false;
    return found[3] === ':' ? parseRest(own) : undefined;
  }

  function parseRest(flags: Flags): RegexNode {
    const part = parseChoice(flags);
    return reader.take(')') ? part : reader.fail('a group is not closed');
  }
}

function character(test: CharacterTest): RegexNode {
  return { kind: 'character', test };
}

function exactly(wanted: number, ignoreCase: boolean): CharacterTest {
  const test: CharacterTest = (code) => code === wanted;
  return ignoreCase ? ignoringCase(test) : test;
}

function wordAt(codes: readonly number[], at: number): boolean {
  const code = codes[at];
  return code !== undefined && isWord(code);
}
