import { invertTest } from './invertTest.ts';
import type { CharacterTest } from './patternError.ts';

/** What Rust's regex crate means by `\d`, `\w` and `\s`: Unicode's digits, letters and blanks. */
const CLASSES: Record<string, RegExp> = {
  d: /\p{Nd}/u,
  w: /[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]/u,
  s: /\p{White_Space}/u,
  h: /[0-9A-Fa-f]/,
};

/** The test of `\d`, `\w`, `\s`, `\h`, or of their opposites; undefined for other letters. */
export function escapedClass(letter: string): CharacterTest | undefined {
  const pattern = CLASSES[letter.toLowerCase()];
  if (!pattern) return undefined;
  const test: CharacterTest = (code) => pattern.test(String.fromCodePoint(code));
  return letter === letter.toLowerCase() ? test : invertTest(test);
}
