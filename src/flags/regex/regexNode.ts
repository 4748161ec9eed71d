// The parts of a regular expression, as they are read.

/** Whether a character, by its Unicode code point, is one of those meant. */
export type CharacterTest = (code: number) => boolean;

/** Whether a place between two characters of a text is one of those meant. */
export type PlaceTest = (codes: Codes, at: number) => boolean;

/** A text by its Unicode code points. */
export type Codes = Int32Array;

/** Characters that a pattern means. */
export interface CharacterClass {
  test: CharacterTest;
  /** Steps that a test takes. */
  cost: number;
  /** Bytes that Rust's engine takes for it, about: it refuses patterns that are too large. */
  size: number;
}

export type RegexNode =
  | { kind: 'character'; characters: CharacterClass }
  /** `alone`: cannot be repeated. */
  | { kind: 'place'; test: PlaceTest; isWordEdge?: boolean; alone?: boolean }
  /** Without parts, it is nothing, and cannot be repeated. */
  | { kind: 'sequence'; parts: RegexNode[] }
  | { kind: 'choice'; options: RegexNode[] }
  | RepeatNode
  | { kind: 'capture'; part: RegexNode; group: number }
  | { kind: 'atomic'; part: RegexNode }
  | LookNode
  | { kind: 'backreference'; group: number; ignoreCase: boolean }
  /** Whether a group began to capture something. */
  | { kind: 'captured'; group: number }
  | { kind: 'condition'; condition: RegexNode; yes: RegexNode; no: RegexNode };

export interface RepeatNode {
  kind: 'repeat';
  part: RegexNode;
  min: number;
  max: number;
  lazy: boolean;
}

export interface LookNode {
  kind: 'look';
  part: RegexNode;
  behind: boolean;
  negative: boolean;
}

export const NOTHING: RegexNode = { kind: 'sequence', parts: [] };

export function isNothing(node: RegexNode): boolean {
  return node.kind === 'sequence' && node.parts.length === 0;
}

/** A pattern that is not one: neither `regex` nor `not_regex` matches by it. */
export class PatternError extends Error {
  constructor(pattern: string, at: number, problem: string) {
    super(`The pattern ${pattern} cannot be read at ${at}: ${problem}.`);
    this.name = 'PatternError';
  }
}
