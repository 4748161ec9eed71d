import type { CharacterTest } from './regexNode.ts';

/** What Rust's regex crate means by `\d`, `\w` and `\s`: Unicode's digits, letters and blanks. */
const CLASSES: Record<string, RegExp> = {
  d: /\p{Nd}/u,
  w: /[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]/u,
  s: /\p{White_Space}/u,
  h: /[0-9A-Fa-f]/,
};

const POSIX: Record<string, RegExp> = {
  alnum: /[0-9A-Za-z]/,
  alpha: /[A-Za-z]/,
  ascii: /\p{ASCII}/u,
  blank: /[\t ]/,
  cntrl: /\p{Cc}/u,
  digit: /[0-9]/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[\t\n\v\f\r ]/,
  upper: /[A-Z]/,
  word: /[0-9A-Za-z_]/,
  xdigit: /[0-9A-Fa-f]/,
};

/** The test of `\d`, `\w`, `\s`, `\h`, or of their opposites; undefined for other letters. */
export function classTest(letter: string): CharacterTest | undefined {
  const pattern = CLASSES[letter.toLowerCase()];
  if (!pattern) return undefined;
  const test = testOf(pattern);
  return letter === letter.toLowerCase() ? test : not(test);
}

/** The test of `[:alpha:]` and the like; undefined for unknown names. */
export function posixTest(name: string): CharacterTest | undefined {
  const pattern = POSIX[name];
  return pattern && testOf(pattern);
}

/** The test of `\p{…}`: a general category, a property or a script; undefined for unknown ones. */
export function propertyTest(name: string): CharacterTest | undefined {
  for (const property of [name, `Script=${name}`]) {
    try {
      return testOf(new RegExp(`\\p{${property}}`, 'u'));
    } catch {
      // Not known by this name: the next may be.
    }
  }
  return undefined;
}

/** The same test whatever the case. */
export function ignoringCase(test: CharacterTest): CharacterTest {
  return (code) => {
    if (test(code)) return true;
    const character = String.fromCodePoint(code);
    return [character.toLowerCase(), character.toUpperCase()].some((other) => {
      const folded = other.codePointAt(0);
      return folded !== undefined && String.fromCodePoint(folded) === other && test(folded);
    });
  };
}

export function not(test: CharacterTest): CharacterTest {
  return (code) => !test(code);
}

function testOf(pattern: RegExp): CharacterTest {
  return (code) => pattern.test(String.fromCodePoint(code));
}
