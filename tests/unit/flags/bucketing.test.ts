import { describe, expect, test } from 'vitest';
import { bucket, unitHash } from '../../../src/flags/bucketing.ts';
import hashVectors from '../../fixtures/vectors/hash-derived.json';

describe('bucket', () => {
  test.each([
    ['ian', 0.2676],
    ['ada', 0.8165],
    ['max', 0.6845],
    ['olivia', 0.0593],
    ['priya', 0.9981],
    ['walter', 0.0092],
    ['erin', 0.5085],
  ])('puts %s where the tutorial says for its flag: at %f', (user, expected) => {
    expect(bucket('new-cool-feature', user)).toBeCloseTo(expected, 4);
  });

  test('is 0 for an empty id', () => {
    expect(bucket('new-cool-feature', '')).toBe(0);
    expect(bucket('new-cool-feature', '', 'variant')).toBe(0);
  });

  test('looks at the first 200 characters of an id, counting an emoji as one', () => {
    const longest = '😀'.repeat(200);
    expect(bucket('flag', `${longest}and more`)).toBe(bucket('flag', longest));
    expect(bucket('flag', '😀'.repeat(199))).not.toBe(bucket('flag', longest));
  });
});

describe('unitHash', () => {
  test.each(hashVectors.cases)(
    'hashes $input as the SDKs do',
    ({ key, bucketing_value, salt, hash }) => {
      expect(unitHash(`${key}.`, bucketing_value, salt)).toBe(hash);
    },
  );
});
