/**
 * A text that others chose, such as a name, a key or a value, among words of ours: whatever its
 * direction, the words around it stay where they are.
 *
 * A style or a `bdi` is not enough, for browsers do both by characters, which the text itself can close.
 * https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
 */

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** What runs from right to left, or says in which direction text runs: by Unicode's blocks for it. */
const TURNS =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Some of these end a paragraph, and with it every isolate; none can be seen. */
const ENDS = /[\p{Zp}\p{Cc}]/gu;

/**
 * The text as it stands in a sentence, in HTML, SVG, an attribute or plain text. One that could not turn
 * the words around it is given as it is.
 */
export function isolate(text: string): string {
  return TURNS.test(text) ? FIRST_STRONG_ISOLATE + inside(text) + POP_ISOLATE : text;
}

/**
 * The text as it stands alone in an element that isolates, such as `code`: as it is, so that it can be
 * copied, unless it could break out.
 */
export function inside(text: string): string {
  if (!TURNS.test(text)) return text;
  const { unopened, unclosed } = countUnpaired(text);
  return [
    FIRST_STRONG_ISOLATE.repeat(unopened),
    text.replace(ENDS, '␤'),
    POP_ISOLATE.repeat(unclosed),
  ].join('');
}

/** A text that closes more isolates than it opens would close the one around it, and the reverse. */
function countUnpaired(text: string): { unopened: number; unclosed: number } {
  let unopened = 0;
  let unclosed = 0;
  for (const character of text) {
    if (/[\u2066-\u2068]/.test(character)) unclosed += 1;
    else if (character === POP_ISOLATE && unclosed > 0) unclosed -= 1;
    else if (character === POP_ISOLATE) unopened += 1;
  }
  return { unopened, unclosed };
}
