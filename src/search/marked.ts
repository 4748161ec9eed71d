/**
 * What was found, with the words that answer to the query marked.
 */

import { indexed, WORD } from './words.ts';

/** A piece of a text, marked or between marks. */
export interface Piece {
  text: string;
  isMatch: boolean;
}

/** A text in pieces. */
export function markWords(text: string, words: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { start, stop } of matchesIn(text, words)) {
    if (start > end) pieces.push({ text: text.slice(end, start), isMatch: false });
    pieces.push({ text: text.slice(start, stop), isMatch: true });
    end = stop;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isMatch: false });
  return pieces;
}

/**
 * Of a text the stretch with the most different words that were looked for, the first of equals, in
 * pieces; its beginning where it has none.
 */
export function snippetOf(text: string, words: ReadonlySet<string>, length = 170): Piece[] {
  const matches = matchesIn(text, words);
  const counted = matches.map(({ start }) => ({
    start,
    count: new Set(
      matches.flatMap((one) =>
        one.start >= start && one.stop <= start + length * 0.7 ? one.word : [],
      ),
    ).size,
  }));
  const most = Math.max(0, ...counted.map(({ count }) => count));
  const anchor = counted.find(({ count }) => count === most)?.start ?? 0;
  const from = beginningOf(text, anchor, length);
  const to = endOf(text, from + length);
  return markWords(
    (from > 0 ? '… ' : '') + text.slice(from, to).trim() + (to < text.length ? ' …' : ''),
    words,
  );
}

interface Match {
  word: string;
  start: number;
  stop: number;
}

function matchesIn(text: string, words: ReadonlySet<string>): Match[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: written, index }) => {
    const word = indexed(written);
    if (word === null || !words.has(word)) return [];
    return { word, start: index, stop: index + written.length };
  });
}

/** The beginning of the sentence with `anchor`, where that is near, else of a word before it. */
function beginningOf(text: string, anchor: number, length: number): number {
  if (text.length <= length) return 0;
  const before = text.slice(Math.max(0, anchor - length * 0.4), anchor);
  const sentence = Math.max(...['. ', '? ', '! ', ': '].map((end) => before.lastIndexOf(end)));
  if (sentence >= 0) return anchor - before.length + sentence + 2;
  if (before.length === anchor) return 0;
  const word = before.indexOf(' ', Math.floor(before.length / 2));
  return word < 0 ? anchor : anchor - before.length + word + 1;
}

function endOf(text: string, limit: number): number {
  if (limit >= text.length) return text.length;
  const space = text.lastIndexOf(' ', limit);
  return space < limit - 40 ? limit : space;
}
