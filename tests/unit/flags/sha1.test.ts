import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha1 } from '../../../src/flags/sha1.ts';

const hexOf = (texts: string[]) =>
  Array.from(sha1(texts), (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
const reference = (text: string) => createHash('sha1').update(text.toWellFormed()).digest('hex');

describe('sha1', () => {
  test.each([
    ['abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ['', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '84983e441c3bd26ebaae4aa1f95129e5e54670f1',
    ],
    ['a'.repeat(1_000_000), '34aa973cd4c4daa4f61eeb2bdbad27316534016f'],
  ])('gives the digest of FIPS 180’s examples: %.20s', (text, digest) => {
    expect(hexOf([text])).toBe(digest);
  });

  test('pads right at every length around the borders of blocks', () => {
    for (let length = 0; length <= 260; length++) {
      const text = 'x'.repeat(length);
      expect(hexOf([text]), `${length} bytes`).toBe(reference(text));
    }
  });

  test('is Node’s for any texts, beyond ASCII and with half a surrogate pair, too', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 90 }),
      fc.string({ unit: 'binary', maxLength: 90 }),
      fc
        .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
        .map((codes) => String.fromCharCode(...codes)),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (texts) => {
        expect(hexOf(texts)).toBe(reference(texts.join('')));
      }),
      { numRuns: 2000 },
    );
  });
});
