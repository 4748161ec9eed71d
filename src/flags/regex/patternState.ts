// What is known of a pattern while it is read.
import type { SearchBudget } from '../searchBudget.ts';
import { type Listed, listedClass } from './characterClasses.ts';
import { patternReader, type PatternReader } from './patternReader.ts';
import type { CharacterClass, RegexNode } from './regexNode.ts';

/** Flags that a pattern sets: fancy_regex lets them hold until a `(?flags:…)` around them ends. */
export interface PatternFlags {
  i: boolean;
  m: boolean;
  s: boolean;
  x: boolean;
  U: boolean;
}

export interface PatternState {
  reader: PatternReader;
  budget: SearchBudget;
  flags: PatternFlags;
  /** How many groups were opened that capture. */
  groups: number;
  /** Groups by their names. */
  names: Map<string, number>;
  /** Groups that something refers back to. */
  references: Set<number>;
  /** Whether a group was referred to by its number with `\1`, which names rule out. */
  refersByNumber: boolean;
  /** Classes that were made: a pattern often means the same characters again. */
  classes: Map<string, CharacterClass>;
  /** Characters that mean themselves, by their codes. */
  literals: Map<number, RegexNode>;
  /** Reads what stands in a group, which is a pattern again. */
  parseInner: (state: PatternState, depth: number) => RegexNode;
}

/** What is known before the first character. */
export function patternState(
  pattern: string,
  budget: SearchBudget,
  parseInner: PatternState['parseInner'],
): PatternState {
  return {
    parseInner,
    reader: patternReader(pattern),
    budget,
    flags: { i: false, m: false, s: false, x: false, U: false },
    groups: 0,
    names: new Map(),
    references: new Set(),
    refersByNumber: false,
    classes: new Map(),
    literals: new Map(),
  };
}

/** Takes comments, and in patterns with the flag `x` also blanks. */
export function skipBlanks({ reader, flags }: PatternState): void {
  for (;;) {
    if (flags.x && reader.match(/[ \r\n\t]+|#[^\n]*/y)) continue;
    if (!reader.take('(?#')) return;
    if (!reader.match(/[^)\\]*(?:\\.[^)\\]*)*\)/sy)) reader.fail('a comment is not closed');
  }
}

/** The class of a list, in either case where the flags say so. */
export function classIn(state: PatternState, listed: Listed, ignoreCase: boolean): CharacterClass {
  const key = (ignoreCase ? 'i' : ' ') + listed.source;
  let known = state.classes.get(key);
  if (!known) {
    known = listedClass(listed, ignoreCase, state.budget);
    state.classes.set(key, known);
  }
  return known;
}
