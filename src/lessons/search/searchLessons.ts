import { partition } from 'es-toolkit';
import { createIndex, type Hit } from '../../search/createIndex.ts';
import { readQuery, type Query } from '../../search/readQuery.ts';
import { indexed, wordsIn } from '../../search/words.ts';
import { type FoundTerm, type Passage, readPassages, readTerms } from './passages.ts';

/** Something that was found, and the words in it that answer to the query. */
export interface Found {
  item: Passage | FoundTerm;
  words: ReadonlySet<string>;
}

/** What is found by a query. */
export interface SearchAnswer {
  query: Query;
  /** The terms that it names, then the passages that have its words, then the terms that mention them. */
  found: Found[];
  /** Whether something has all words of the query. */
  hasAll: boolean;
}

const MOST = 30;
const MOST_OF_A_STEP = 3;
const MOST_TERMS = 3;

/** Looks through the steps of all tutorials and through the glossary. */
export async function searchLessons(written: string | null): Promise<SearchAnswer> {
  const query = readQuery(written);
  const { findPassages, findTerms } = await (indexes ??= createIndexes());
  const terms = findTerms(query.text);
  const named = terms.filter((hit) => isNamed(hit)).slice(0, MOST_TERMS);
  const mentions = terms.filter((hit) => !named.includes(hit) && hit.isWhole);
  const passages = findPassages(query.text).filter(isAbout);
  const [called, others] = partition(passages, ({ item }) => isCalled(item, query.text));
  const found = [
    ...named,
    ...fewOfEach([...called, ...others]),
    ...mentions.slice(0, MOST_TERMS),
  ].slice(0, MOST);
  return { query, found, hasAll: found.some(({ isWhole }) => isWhole) };
}

/** Made by the first who searches; what it is made of was read when the site was built. */
let indexes: ReturnType<typeof createIndexes> | undefined;

async function createIndexes() {
  return {
    findPassages: createIndex(await readPassages(), {
      tutorial: { textOf: ({ begins }) => begins.tutorial, boost: 8 },
      title: { textOf: ({ begins }) => begins.step, boost: 6 },
      heading: { textOf: ({ heading }) => heading, boost: 4 },
      about: { textOf: ({ about }) => about, boost: 2 },
      text: { textOf: ({ text }) => text, boost: 1 },
      place: { textOf: ({ place, title }) => `${place} ${title}`, boost: 0.3 },
    }),
    findTerms: createIndex(readTerms(), {
      word: { textOf: ({ word }) => word, boost: 5 },
      text: { textOf: ({ text }) => text, boost: 1 },
    }),
  };
}

type PassageHit = Hit<Passage, 'tutorial' | 'title' | 'heading' | 'about' | 'text' | 'place'>;

/** Every section of a step has its title; of those that have nothing else, one is enough. */
function isAbout({ item, fields }: PassageHit): boolean {
  return item.heading === '' || fields.size > 1 || !fields.has('place');
}

/** Whether a tutorial or a step that begins here has this title. */
function isCalled({ begins }: Passage, query: string): boolean {
  const plain = (text: string) => wordsIn(text).map(indexed).join(' ');
  return [begins.tutorial, begins.step].some(
    (title) => title !== '' && plain(title) === plain(query),
  );
}

function fewOfEach(hits: readonly PassageHit[]): PassageHit[] {
  const counts = new Map<string, number>();
  return hits.filter(({ item: { step } }) => {
    const count = (counts.get(step) ?? 0) + 1;
    counts.set(step, count);
    return count <= MOST_OF_A_STEP;
  });
}

/** Whether a query means just this term, or has all of its words. */
function isNamed({ item, words, fields, isWhole }: Hit<FoundTerm, 'word' | 'text'>): boolean {
  const own = wordsIn(item.word).map(indexed);
  return fields.has('word') && (isWhole || own.every((word) => word === null || words.has(word)));
}
