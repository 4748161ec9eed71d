import type { CharacterTest, PlaceTest } from './regexNode.ts';

/** One step of a program; steps that do not jump go on to the next one. */
export type RegexStep =
  | { op: 'character'; test: CharacterTest; cost: number }
  | { op: 'place'; test: PlaceTest; cost: number }
  | SplitStep
  | { op: 'jump'; to: number }
  | LookStep
  | { op: 'match' }
  | OrderedStep;

/** Goes on at `first` and, if that fails, at `second`. */
export interface SplitStep {
  op: 'split';
  first: number;
  second: number;
}

/** Goes on where the program finds a match that ends, or for a look ahead begins, at the place. */
interface LookStep {
  op: 'look';
  program: RegexProgram;
  negative: boolean;
}

/** What depends on what was tried before, or on what comes later fails. */
type OrderedStep =
  /** Goes on where a program's first choice ends, whatever comes then. */
  | { op: 'first'; program: RegexProgram }
  /** Remembers the place under a number. */
  | { op: 'save'; slot: number }
  /** Goes back to the place under a number. */
  | { op: 'return'; slot: number }
  /** Goes so many characters back. */
  | { op: 'back'; count: number }
  /** Leaves a loop whose last round began at this place: it takes nothing. */
  | { op: 'progress'; slot: number; leave: number }
  /** Remembers how many ways are open. */
  | { op: 'mark'; slot: number }
  /** Closes all ways that were opened since. */
  | { op: 'cut'; slot: number }
  /** Closes them, and fails. */
  | { op: 'refuse'; slot: number }
  | { op: 'backreference'; group: number; ignoreCase: boolean }
  | { op: 'captured'; group: number };

export interface RegexProgram {
  steps: RegexStep[];
  /** Whether it reads a text from its end: so it finds where matches begin. */
  isBackward: boolean;
}

/** A pattern, ready to search. */
export interface CompiledPattern {
  program: RegexProgram;
  /** Of a pattern that depends on what was tried before; undefined for all others. */
  ordered: { slots: number; isAnchored: boolean } | undefined;
  /** Memory that it takes, about. */
  bytes: number;
}
