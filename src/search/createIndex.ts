import MiniSearch, { type SearchOptions } from 'minisearch';
import { indexed, wordsIn } from './words.ts';

/** A text of an item, and how much a word in it counts. */
export interface Field<T> {
  textOf: (item: T) => string;
  boost: number;
}

/** An item that has what was looked for. */
export interface Hit<T, Name extends string> {
  item: T;
  /** Words of the item that answer to the query, as the index keeps them. */
  words: ReadonlySet<string>;
  /** The fields in which they stand. */
  fields: ReadonlySet<Name>;
  /** Whether it answers to every word of the query. */
  isWhole: boolean;
}

/**
 * Makes items findable by the words of their fields. A query finds words that begin as its own do, and
 * such as differ by a typo. Items with all of its words come, the best first; where there is none,
 * those with some of them.
 */
export function createIndex<T, Name extends string>(
  items: readonly T[],
  fields: Readonly<Record<Name, Field<T>>>,
): (query: string) => Hit<T, Name>[] {
  const names = Object.keys(fields) as Name[];
  const known = new Set<string>();
  const index = new MiniSearch<Entry<T>>({
    fields: names,
    extractField: (entry, name) =>
      name === 'id' ? entry.id : fields[name as Name].textOf(entry.item),
    tokenize: wordsIn,
    processTerm: (written) => {
      const word = indexed(written);
      if (word !== null) known.add(word);
      return word;
    },
  });
  index.addAll(items.map((item, id) => ({ id, item })));
  const boost = Object.fromEntries(names.map((name) => [name, fields[name].boost]));
  return (query) => {
    const asked = new Set(
      wordsIn(query)
        .map(indexed)
        .filter((word) => word !== null),
    );
    const find = (combineWith: 'AND' | 'OR') =>
      index.search([...asked].join(' '), {
        ...OPTIONS,
        boost,
        combineWith,
        processTerm: (word) => word,
        // What is there to the letter is no typo.
        fuzzy: (word) => (word.length > 3 && !known.has(word) ? 0.25 : false),
      });
    const whole = find('AND');
    return (whole.length > 0 ? whole : find('OR')).flatMap(({ id, match, queryTerms }) => {
      const item = items[Number(id)];
      if (item === undefined) return [];
      const words = new Set(Object.keys(match));
      const where = new Set(Object.values(match).flat() as Name[]);
      return { item, words, fields: where, isWhole: queryTerms.length === asked.size };
    });
  };
}

interface Entry<T> {
  id: number;
  item: T;
}

/** A word that is there to the letter counts most, then one that begins so, then one with a typo. */
const OPTIONS: SearchOptions = {
  // The last word may be one that somebody is still typing.
  prefix: (word, place, all) => word.length > (place === all.length - 1 ? 1 : 2),
  maxFuzzy: 2,
  weights: { prefix: 0.5, fuzzy: 0.2 },
};
