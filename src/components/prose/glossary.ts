/**
 * The terms of content/glossary.json, with the numbers in them worked out.
 */

import glossaryJson from '../../../content/glossary.json?raw';
import { formatCount } from '../ui/format.ts';
import { countIn, placeOnLine } from './firstFlag.ts';

/** A term as it is explained. */
export interface GlossaryEntry {
  id: string;
  /** The word in a sentence, e.g. `distinct ID`. */
  word: string;
  /** One to three sentences. */
  text: string;
}

/** All terms by their ids, in the order of the alphabet. */
export const glossary: ReadonlyMap<string, GlossaryEntry> = new Map(
  Object.entries(JSON.parse(glossaryJson) as Record<string, Omit<GlossaryEntry, 'id'>>)
    .toSorted(([, a], [, b]) => a.word.localeCompare(b.word))
    .map(([id, { word, text }]) => [id, { id, word, text: withNumbers(text) }]),
);

/** Puts `{bucket:ada}`, `{let-in-at:erin}` and `{in:1000}` in numbers. */
function withNumbers(text: string): string {
  return text.replaceAll(/\{([a-z-]+):([\w-]+)\}/g, (written, what: string, of: string) => {
    if (what === 'bucket') return placeOnLine(of).shown;
    if (what === 'let-in-at') return `${placeOnLine(of).letInAt} %`;
    if (what === 'in') return formatCount(countIn(Number(of)));
    throw new Error(`content/glossary.json says ${written}. Use bucket, let-in-at or in.`);
  });
}
