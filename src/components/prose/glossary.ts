/**
 * The terms of content/glossary.json, with the numbers in them worked out.
 */

import glossaryJson from '../../../content/glossary.json?raw';
import { formatCount } from '../ui/format.ts';
import { countIn, placeOnLine } from '../figures/places.ts';

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

/** Puts `{bucket:key:ada}`, `{let-in-at:key:erin}` and `{in:key:1000:50}`, of a flag's key, in numbers. */
function withNumbers(text: string): string {
  return text.replaceAll(
    /\{([a-z-]+):([\w-]+):([\w-]+)(?::(\d+))?\}/g,
    (written, what: string, key: string, of: string, percentage?: string) => {
      const flag = { key, recipe: { key, active: true, filters: { groups: [] } } };
      if (what === 'bucket') return placeOnLine(flag, of).shown;
      if (what === 'let-in-at') return `${placeOnLine(flag, of).letInAt} %`;
      if (what === 'in') return formatCount(countIn(flag, Number(of), Number(percentage)));
      throw new Error(`content/glossary.json says ${written}. Use bucket, let-in-at or in.`);
    },
  );
}
