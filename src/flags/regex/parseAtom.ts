import { invertedClass, listedCharacter } from './characterClasses.ts';
import { parseBrackets } from './parseBrackets.ts';
import { parseEscape } from './parseEscape.ts';
import { parseGroup } from './parseGroup.ts';
import { nameAt, parseReference } from './parseReference.ts';
import { classIn, type PatternState } from './patternState.ts';
import { atEnd, atLineEnd, atLineStart, atStart, ESCAPED_PLACES } from './places.ts';
import type { CharacterTest, RegexNode } from './regexNode.ts';

const NEWLINE = 10;
const AT_START: RegexNode = { kind: 'place', test: atStart };
const AT_END: RegexNode = { kind: 'place', test: atEnd };
const AT_LINE_START: RegexNode = { kind: 'place', test: atLineStart };
const AT_LINE_END: RegexNode = { kind: 'place', test: atLineEnd };
const ANY = characterNode(() => true, 1000);
const ANY_IN_LINE = characterNode((code) => code !== NEWLINE, 1000);
/** What `\Z` stands for: the end, but for line feeds. */
const AT_LAST_LINES: RegexNode = lastLines();

/** Reads what may be repeated: a character, a class, a place, a group, a reference. */
export function parseAtom(state: PatternState, depth: number): RegexNode {
  const { reader, flags } = state;
  const character = reader.next();
  switch (character) {
    case '(':
      return parseGroup(state, depth + 1);
    case '[':
      return { kind: 'character', characters: parseBrackets(state) };
    case '\\':
      return parseBackslash(state);
    case '^':
      return flags.m ? AT_LINE_START : AT_START;
    case '$':
      return flags.m ? AT_LINE_END : AT_END;
    case '.':
      return flags.s ? ANY : ANY_IN_LINE;
    case '*':
    case '+':
    case '?':
      return reader.fail('there is nothing to repeat');
    default:
      return exactly(state, character, flags.i);
  }
}

function parseBackslash(state: PatternState): RegexNode {
  const { reader, flags } = state;
  const digits = reader.match(/\d+/y)?.[0];
  if (digits !== undefined) {
    state.refersByNumber = true;
    return parseReference(state, Number(digits));
  }
  if (reader.take('k')) {
    const quote = reader.peek() === "'";
    return parseReference(state, nameAt(state, quote ? "'" : '<', quote ? "'" : '>'));
  }
  if (reader.take('O')) return ANY;
  const place = parsePlace(state);
  if (place) return place;
  // Of characters after a backslash, only those by their number are found in the other case, too.
  const isByNumber = /[xuU]/.test(reader.peek());
  const escaped = parseEscape(reader, false);
  if (typeof escaped === 'number') {
    return exactly(state, String.fromCodePoint(escaped), flags.i && isByNumber);
  }
  const characters = classIn(state, escaped, flags.i);
  return {
    kind: 'character',
    characters: escaped.inverted ? invertedClass(characters) : characters,
  };
}

/** A word's edge may have a name in braces, where they do not count. */
function parsePlace({ reader, flags }: PatternState): RegexNode | undefined {
  const found = reader.match(/[AzZGKbB<>]/y)?.[0];
  if (found === undefined) return undefined;
  if (found === 'Z') return AT_LAST_LINES;
  if (found !== 'b' && found !== 'B') return ESCAPED_PLACES[found];
  const named = reader.match(flags.x ? /\s*\{(?!\s*[\d,])[^}]*\}?/y : /\{(?![\d,])[^}]*\}?/y)?.[0];
  if (named === undefined) return ESCAPED_PLACES[found];
  const name = flags.x ? named.replace(/[ \r\n\t]+/g, '') : named;
  return ESCAPED_PLACES[found + name] ?? reader.fail('this is no edge of a word');
}

/** One character; only one that has another case needs more than a comparison. */
function exactly(state: PatternState, character: string, ignoreCase: boolean): RegexNode {
  const { literals } = state;
  const wanted = character.codePointAt(0) ?? 0;
  if (ignoreCase && character.toLowerCase() !== character.toUpperCase()) {
    const listed = { source: listedCharacter(wanted), size: 80 };
    return { kind: 'character', characters: classIn(state, listed, true) };
  }
  const node =
    literals.get(wanted) ?? characterNode((code) => code === wanted, wanted < 0x80 ? 32 : 64);
  literals.set(wanted, node);
  return node;
}

function lastLines(): RegexNode {
  const feed = characterNode((code) => code === NEWLINE, 32);
  const feeds: RegexNode = { kind: 'repeat', part: feed, min: 0, max: Infinity, lazy: false };
  const part: RegexNode = { kind: 'sequence', parts: [feeds, AT_END] };
  return { kind: 'look', part, behind: false, negative: false };
}

function characterNode(test: CharacterTest, size: number): RegexNode {
  return { kind: 'character', characters: { test, cost: 1, size } };
}
