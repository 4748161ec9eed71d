const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** What runs from right to left, or says in which direction text runs: by Unicode's blocks for it. */
const TURNS =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Some of these end a paragraph, and with it every isolate; none can be seen. */
const ENDS = /[\p{Zp}\p{Cc}]/gu;

/**
 * A text that others chose, as it stands in a sentence: whatever its direction, the words around it stay
 * where they are. A text that could not turn them is given as it is. Works in HTML, SVG, attributes and
 * plain text alike, because the isolation is made of characters.
 *
 * https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
 */
export function isolate(text: string): string {
  if (!TURNS.test(text)) return text;
  const { unopened, unclosed } = countUnpaired(text);
  return [
    FIRST_STRONG_ISOLATE.repeat(unopened + 1),
    text.replace(ENDS, '␤'),
    POP_ISOLATE.repeat(unclosed + 1),
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
