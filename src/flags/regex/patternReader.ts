import { PatternError } from './regexNode.ts';

/** Goes through a pattern character by character. */
export interface PatternReader {
  /** The next characters, so many of them, without taking them. */
  peek: (count?: number) => string;
  /** Takes a text if it comes next. */
  take: (text: string) => boolean;
  /** Takes what a pattern with the flag `y` matches here; null takes nothing. */
  match: (pattern: RegExp) => RegExpExecArray | null;
  /** Takes the next character. */
  next: () => string;
  done: () => boolean;
  fail: (problem: string) => never;
}

/** A reader at the start of a pattern; `fail` and the end of the pattern throw a PatternError. */
export function patternReader(pattern: string): PatternReader {
  let at = 0;
  const reader: PatternReader = {
    peek: (count = 1) => pattern.slice(at, at + count),
    take: (text) => {
      const found = pattern.startsWith(text, at);
      if (found) at += text.length;
      return found;
    },
    match: (sticky) => {
      sticky.lastIndex = at;
      const found = sticky.exec(pattern);
      if (found) at += found[0].length;
      return found;
    },
    next: () => {
      const code = pattern.codePointAt(at);
      if (code === undefined) return reader.fail('it ends too early');
      const character = String.fromCodePoint(code);
      at += character.length;
      return character;
    },
    done: () => at >= pattern.length,
    fail: (problem) => {
      throw new PatternError(pattern, at, problem);
    },
  };
  return reader;
}
