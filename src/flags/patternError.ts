/** Whether a character, by its Unicode code point, is one of those meant. */
export type CharacterTest = (code: number) => boolean;

/** Whether a place between two characters of a text is one of those meant. */
export type PlaceTest = (codes: readonly number[], at: number) => boolean;

/** A part of a regular expression. */
export type RegexNode =
  | { kind: 'character'; test: CharacterTest }
  | { kind: 'place'; test: PlaceTest }
  | { kind: 'sequence'; parts: RegexNode[] }
  | { kind: 'choice'; options: RegexNode[] }
  | { kind: 'repeat'; part: RegexNode; min: number; max: number; lazy: boolean }
  | { kind: 'capture'; part: RegexNode; group: number }
  | { kind: 'atomic'; part: RegexNode }
  | { kind: 'look'; part: RegexNode; behind: boolean; negative: boolean }
  | { kind: 'backreference'; group: number; ignoreCase: boolean };

/** A pattern that is not one: neither `regex` nor `not_regex` matches by it. */
export class PatternError extends Error {
  constructor(pattern: string, at: number, problem: string) {
    super(`The pattern ${pattern} cannot be read at ${at}: ${problem}.`);
    this.name = 'PatternError';
  }
}
