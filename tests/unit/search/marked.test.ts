import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markWords, type Piece, snippetOf } from '../../../src/search/marked.ts';
import { WORD } from '../../../src/search/words.ts';

const shown = (pieces: Piece[]) =>
  pieces.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('');

describe('markWords', () => {
  test('marks whole words, whatever their capitals and their number', () => {
    expect(shown(markWords('Hash: the hashes of a hash.', new Set(['hash'])))).toBe(
      '[Hash]: the [hashes] of a [hash].',
    );
  });

  test('loses nothing of a text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'é', ' ', '\u0301', '-', '.', '$', '😀', '1') }),
        fc.array(fc.string(), { maxLength: 3 }),
        (text, words) => {
          const all = new Set([...words, ...(text.match(WORD) ?? []).slice(0, 2)]);
          expect(
            markWords(text, all)
              .map((piece) => piece.text)
              .join(''),
          ).toBe(text);
        },
      ),
    );
  });
});

describe('snippetOf', () => {
  const filler = 'Nothing of it stands here, and so on and on. '.repeat(8);

  test('gives a short text whole', () => {
    expect(shown(snippetOf('A bucket is a number.', new Set(['bucket'])))).toBe(
      'A [bucket] is a number.',
    );
  });

  test('begins with the sentence of the first match, and ends with a word', () => {
    const snippet = shown(snippetOf(`${filler}A bucket is it. ${filler}`, new Set(['bucket'])));
    expect(snippet).toMatch(/^… A \[bucket\] is it\. Nothing .* …$/);
  });

  test('takes the place where more of the words stand together', () => {
    const text = `${filler}One hash. ${filler}A hash makes a bucket. ${filler}`;
    expect(shown(snippetOf(text, new Set(['bucket', 'hash'])))).toMatch(
      /^… A \[hash\] makes a \[bucket\]\./,
    );
  });

  test('is the beginning of a text without a match', () => {
    expect(shown(snippetOf(filler, new Set(['bucket'])))).toMatch(/^Nothing of it .* …$/);
  });

  test('is never much longer than asked for', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 500 }), fc.constantFrom('a', 'on'), (text, word) => {
        const length = snippetOf(`${text} ${filler} ${word} ${text}`, new Set([word]), 100)
          .map((piece) => piece.text)
          .join('').length;
        expect(length).toBeLessThanOrEqual(104);
      }),
    );
  });
});
