import type { CharacterTest } from './patternError.ts';

const CLASSES: Record<string, RegExp> = {
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

/** The test of `[:alpha:]` and the like; undefined for unknown names. */
export function posixClass(name: string): CharacterTest | undefined {
  const pattern = CLASSES[name];
  return pattern && ((code) => pattern.test(String.fromCodePoint(code)));
}
