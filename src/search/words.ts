/**
 * What a word is, to the index, to a query and to what is marked.
 */

/** Letters and digits in a row: `$set_once` has two of them. */
export const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Words that are in nearly every text, and so tell none from another. `on`, `off` and `not` do. */
const STOP_WORDS = new Set(
  'a an and are as at be but by can do does for from has have how i if in into is it its of or so that the their then there these this to was we were what when where which who why will with you your'.split(
    ' ',
  ),
);

/** The words of a text, as they are written. */
export function wordsIn(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** A word as the index keeps it: in the singular, without capitals and accents; nothing for one that tells nothing. */
export function indexed(word: string): string | null {
  const folded = word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return folded === '' || STOP_WORDS.has(folded) ? null : singular(folded);
}

/** As near to it as English comes by rule: what matters is that a word and its plural come out alike. */
function singular(word: string): string {
  if (word.length < 4) return word;
  return word
    .replace(/ies$/, 'y')
    .replace(/(ch|sh|ss|x)es$/, '$1')
    .replace(/([^su])s$/, '$1');
}
