import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { traceHash, unitHash } from '../../../../src/flags/bucketing.ts';

const CASES = 10_000;

describe('traceHash', () => {
  test('shows how ada gets her place in the flag of the tutorial', () => {
    expect(traceHash('new-cool-feature.', 'ada', '')).toEqual({
      text: 'new-cool-feature.ada',
      bytes: 20,
      hex: '6e65772d636f6f6c2d666561747572652e616461',
      sha1: createHash('sha1').update('new-cool-feature.ada').digest('hex'),
      digits: expect.stringMatching(/^[0-9a-f]{15}$/) as string,
      value: unitHash('new-cool-feature.', 'ada', ''),
    });
  });

  test('counts bytes, not characters, and hashes no more than 200 characters of an id', () => {
    const trace = traceHash('flag.', '😀'.repeat(201), 'variant');
    expect(trace.text).toBe(`flag.${'😀'.repeat(200)}variant`);
    expect(trace.bytes).toBe(5 + 200 * 4 + 7);
    expect(trace.hex.slice(10, 18)).toBe('f09f9880');
  });

  test(`has the value of unitHash, and steps that lead to it, for ${CASES} ids`, () => {
    const part = fc.string({ unit: 'binary', maxLength: 20 });
    const id = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 250, size: 'max' }),
      // Half a surrogate pair: a text that JSON can bring, and UTF-8 cannot write.
      part.map((text) => `${text}\ud83d`),
    );
    fc.assert(
      fc.property(part, id, part, (prefix, id, salt) => {
        const { text, bytes, hex, sha1, digits, value } = traceHash(prefix, id, salt);
        expect(value).toBe(unitHash(prefix, id, salt));
        expect(hex).toBe(Buffer.from(text).toString('hex'));
        expect(hex).toHaveLength(2 * bytes);
        expect(sha1).toBe(createHash('sha1').update(Buffer.from(hex, 'hex')).digest('hex'));
        expect(sha1.startsWith(digits)).toBe(true);
        expect(value).toBe(Number(`0x${digits}`) / 2 ** 60);
      }),
      { numRuns: CASES },
    );
  });
});
