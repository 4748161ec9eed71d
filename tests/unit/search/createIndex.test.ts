import { describe, expect, test } from 'vitest';
import { createIndex } from '../../../src/search/createIndex.ts';

const ITEMS = [
  { title: 'Create the flag', text: 'A bucket is a number. Half of all users are let in.' },
  { title: 'The receipt', text: 'It shows the hash and the bucket, byte by byte.' },
  { title: 'Buckets and hashes', text: 'How $set_once writes a person property. Café.' },
  { title: 'Share it', text: 'Copy a link. A teammate opens it, and it runs there.' },
];

const search = createIndex(ITEMS, {
  title: { textOf: ({ title }) => title, boost: 4 },
  text: { textOf: ({ text }) => text, boost: 1 },
});
const found = (query: string) => search(query).map(({ item }) => item.title);

describe('createIndex', () => {
  test.each([
    ['a word', 'teammate', ['Share it']],
    ['the beginning of a word', 'recei', ['The receipt']],
    ['a word with a typo', 'reciept', ['The receipt']],
    ['a word in the plural', 'teammates', ['Share it']],
    ['a word in the singular', 'hash', ['Buckets and hashes', 'The receipt']],
    ['capitals', 'TEAMMATE', ['Share it']],
    ['accents or none', 'cafe', ['Buckets and hashes']],
    ['names from code', '$set_once', ['Buckets and hashes']],
    ['words that stand apart', 'half users', ['Create the flag']],
    ['a question, by the words that say something', 'how is the link opened?', ['Share it']],
  ])('finds by %s', (_, query, titles) => {
    expect(found(query)).toEqual(titles);
  });

  test('puts a title before a text, and the word itself before a typo', () => {
    expect(found('bucket')[0]).toBe('Buckets and hashes');
    expect(found('hash')).toEqual(['Buckets and hashes', 'The receipt']);
  });

  test('wants all words, and takes some where nothing has all', () => {
    expect(found('bucket byte')).toEqual(['The receipt']);
    const some = search('bucket teammate');
    expect(some.length).toBeGreaterThan(1);
    expect(some.every(({ isWhole }) => !isWhole)).toBe(true);
  });

  test.each(['', '   ', '%%%', 'the of a', 'xylophone', '\u0000', '😀'])(
    'finds nothing by %j',
    (query) => {
      expect(found(query)).toEqual([]);
    },
  );

  test('says which words answered, and where', () => {
    const [hit] = search('reciept hach');
    expect(hit).toMatchObject({ isWhole: true });
    expect([...(hit?.words ?? [])].toSorted()).toEqual(['hash', 'receipt']);
    expect([...(hit?.fields ?? [])].toSorted()).toEqual(['text', 'title']);
  });
});
