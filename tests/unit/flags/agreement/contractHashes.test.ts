import { describe, expect, test } from 'vitest';
import { bucket, isInRollout, unitHash } from '../../../../src/flags/bucketing.ts';
import { chooseVariant } from '../../../../src/flags/variants.ts';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';

/**
 * Numbers that PostHog holds every implementation of its hash to (`hash_sha1_60_v1`, version 1.1.0,
 * in `rust/feature-flags/tests/fixtures/rules_v2_contract`), to the last bit.
 */
const HASHES: [prefix: string, id: string, salt: string, hash: number][] = [
  // Divided as an exact fraction, this would be 0.009101217133290004.
  ['beta-search.', 'user-17', '', 0.009101217133290002],
  ['beta-search-rollout.', 'user-105', '', 0.2851295399293007],
  ['checkout-layout.', 'user-61', 'variant', 0.5698252224547713],
  ['holdout-', 'user-31', '', 0.0194745413007599],
  ['release.v2.', 'a.b', 'variant', 0.7631886118730806],
  ['beta-search.', '', '', 0.6211969413249854],
  ['beta-search.', 'ünïcødé-😀', '', 0.7415212578007152],
  ['beta-search.', 'a'.repeat(205), '', 0.10748426120816724],
  ['beta-search.', `${'a'.repeat(199)}😀${'b'.repeat(10)}`, '', 0.6285769690806571],
  ['beta-search.', 'é'.repeat(200), '', 0.41168020551649087],
  ['org-dashboard.', '42', '', 0.5997466051660167],
  ['holdout-', '', '', 0.9268829483920294],
];

describe("PostHog's contract for its hash", () => {
  test.each(HASHES)('puts %s %s %s at %d', (prefix, id, salt, hash) => {
    expect(unitHash(prefix, id, salt)).toBe(hash);
  });

  test.each([
    [0.5, 50, true],
    [0.5000000000000001, 50, false],
    [0, 0, true],
    [8.673617379884035e-19, 0, false],
    [1, 100, true],
    // The bound is the quotient, which may lie beside the decimal that was meant.
    [0.33340000000000003, 33.34, true],
    [0.6667000000000002, 66.67, false],
    [0.999, 99.9, true],
  ])('the bucket %d in a rollout of %d %%: %s', (position, percentage, expected) => {
    expect(isInRollout(percentage, position)).toBe(expected);
  });
});

describe("PostHog's contract for variants", () => {
  test.each([
    ['checkout-layout', 'user-61', [50, 25, 25], 1],
    ['checkout-layout', 'user-17', [50, 25, 25], 0],
    ['checkout-layout-bad-override', 'user-17', [50, 25, 25], 1],
    ['checkout-layout-partial', 'user-77', [50, 50], 1],
    ['checkout-experiment', 'user-77', [50, 50], 1],
    ['beta-search', '', [50, 50], 0],
  ])('%s gives %s of shares %j the one at %i', (key, id, shares, index) => {
    expect(variantOf(key, id, shares)).toBe(`variant-${index}`);
  });

  test('a bucket on the line between two variants belongs to the later one', () => {
    const share = bucket('checkout-layout', 'user-61', 'variant') * 100;
    expect(share / 100).toBe(0.5698252224547713);
    expect(variantOf('checkout-layout', 'user-61', [share, 100 - share])).toBe('variant-1');
  });
});

function variantOf(key: string, id: string, shares: number[]): string | null {
  const variants = shares.map((rollout_percentage, index) => ({
    key: `variant-${index}`,
    rollout_percentage,
  }));
  return chooseVariant(makeFlag({ key, multivariate: { variants } }), {}, id);
}
