import { type SearchBudget, spend } from '../searchBudget.ts';
import { parseAtom } from './parseAtom.ts';
import { type PatternState, patternState, skipBlanks } from './patternState.ts';
import { isNothing, PatternError, type RegexNode } from './regexNode.ts';

const QUANTIFIER = /([*+?])|\{(?=,|\d)(\d{0,19})(?:(,)(\d{0,19}))?\}/y;
const SPACED_QUANTIFIER = /([*+?])|\{\s*(?=,|\d)(\d{0,19})\s*(?:(,)\s*(\d{0,19})\s*)?\}/y;
const LARGEST_COUNT = 2 ** 32 - 1;
/** Rust's engine takes 32 bytes for a character and 10 MiB in all; and so none of more characters. */
const LONGEST = 327_680;
const COST_OF_PART = 15;
const BYTES_OF_CLASS = 2000;
const BYTES_OF_LISTED = 16;

/** A pattern that was read, and the groups in it that something refers back to. */
export interface ParsedPattern {
  node: RegexNode;
  references: ReadonlySet<number>;
  /** How many groups capture. */
  groups: number;
  /** Memory that its classes take, about. */
  bytes: number;
}

/**
 * Reads a pattern as Rust's fancy_regex does, by which PostHog matches: the syntax of the regex
 * crate (https://docs.rs/regex/latest/regex/#syntax) with lookaround, backreferences, conditions and
 * atomic groups. Nesting is bounded, and so is the stack that this takes.
 *
 * @throws PatternError when the pattern is invalid
 */
export function parsePattern(pattern: string, budget: SearchBudget): ParsedPattern {
  if (pattern.length > LONGEST) {
    throw new PatternError(pattern.slice(0, 20), LONGEST, 'it is too long');
  }
  spend(budget, pattern.length);
  const state = patternState(pattern, budget, parseChoice);
  const node = parseChoice(state, 0);
  const { reader, references, groups } = state;
  if (!reader.done()) return reader.fail('a group is closed that was not opened');
  for (const group of references) if (group > groups) reader.fail(`there is no group ${group}`);
  let bytes = 0;
  for (const { length } of state.classes.keys()) bytes += BYTES_OF_CLASS + BYTES_OF_LISTED * length;
  return { node, references, groups, bytes };
}

/** Options until the end of the group. */
function parseChoice(state: PatternState, depth: number): RegexNode {
  const options = [parseSequence(state, depth)];
  while (state.reader.take('|')) options.push(parseSequence(state, depth));
  if (options.length > 1) return { kind: 'choice', options };
  if (state.refersByNumber && state.names.size > 0) {
    return state.reader.fail('it refers by number where groups have names');
  }
  return options[0] as RegexNode;
}

function parseSequence(state: PatternState, depth: number): RegexNode {
  const { reader, budget } = state;
  const parts: RegexNode[] = [];
  for (;;) {
    skipBlanks(state);
    if (reader.done() || reader.peek() === '|' || reader.peek() === ')') break;
    spend(budget, COST_OF_PART);
    const part = parseRepeat(state, parseAtom(state, depth));
    if (!isNothing(part)) parts.push(part);
  }
  return parts.length === 1 ? (parts[0] as RegexNode) : { kind: 'sequence', parts };
}

function parseRepeat(state: PatternState, part: RegexNode): RegexNode {
  const { reader, flags } = state;
  skipBlanks(state);
  if (!/[*+?{]/.test(reader.peek())) return part;
  const found = reader.match(flags.x ? SPACED_QUANTIFIER : QUANTIFIER);
  if (!found) return part;
  if (isNothing(part) || part.kind === 'look' || part.kind === 'captured') {
    return reader.fail('this cannot be repeated');
  }
  if (part.kind === 'place' && part.alone) return reader.fail('this cannot be repeated');
  const [, sign, from = '', comma, to]: (string | undefined)[] = found;
  const min = sign === undefined ? Number(from) : Number(sign === '+');
  const open = sign === undefined ? comma !== undefined && to === '' : sign !== '?';
  const max = open ? Infinity : sign === '?' ? 1 : Number(comma === undefined ? from : to);
  if (min > max || min > LARGEST_COUNT || (!open && max > LARGEST_COUNT)) {
    return reader.fail('a repetition is too large');
  }
  skipBlanks(state);
  const lazy = reader.take('?') !== flags.U;
  const repeat: RegexNode = { kind: 'repeat', part, min, max, lazy };
  return reader.take('+') ? { kind: 'atomic', part: repeat } : repeat;
}
