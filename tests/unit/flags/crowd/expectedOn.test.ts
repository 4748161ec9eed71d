import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectedOn } from '../../../../src/flags/crowd/expectedOn.ts';
import { rolloutShare } from '../../../../src/flags/crowd/rolloutShare.ts';
import { evaluate } from '../../../../src/flags/evaluate.ts';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';

const CROWDS = 400;
const USERS = Array.from({ length: 1_000 }, (_, index) => `user-${index + 1}`);

describe('expectedOn', () => {
  test.each([
    ['nobody', [], { expected: 0, low: 0, high: 0 }],
    ['those whose answer is certain', [1, 1, 0], { expected: 2, low: 2, high: 2 }],
    ['a half rollout', USERS.map(() => 0.5), { expected: 500, low: 469, high: 531 }],
    ['a rare feature', USERS.map(() => 0.001), { expected: 1, low: 0, high: 3 }],
    [
      'two condition sets',
      USERS.map((_, index) => (index < 400 ? 1 : 0.1)),
      { expected: 460, low: 446, high: 474 },
    ],
  ])('gives whole users for %s', (_, shares, expected) => {
    expect(expectedOn(shares)).toEqual(expected);
  });

  test('leaves out about one in twenty of all outcomes, for whatever shares', () => {
    const percentage = fc.integer({ min: 0, max: 100 });
    const coverages: number[] = [];
    fc.assert(
      fc.property(
        fc.array(percentage, { minLength: 20, maxLength: 80, size: 'max' }),
        (percentages) => {
          const shares = percentages.map((each) => each / 100);
          const { low, high } = expectedOn(shares);
          const covered = chances(shares)
            .slice(low, high + 1)
            .reduce((sum, chance) => sum + chance, 0);
          expect(covered).toBeGreaterThan(0.92);
          coverages.push(covered);
        },
      ),
      { numRuns: 500, seed: 1 },
    );
    const average = coverages.reduce((sum, covered) => sum + covered, 0) / coverages.length;
    expect(average).toBeGreaterThan(0.94);
    expect(average).toBeLessThan(0.97);
  });

  test(`holds the users that get a flag in 95 of 100 crowds, tried with ${CROWDS} flags`, () => {
    const isPro = { key: 'plan', value: 'pro' };
    const crowd = USERS.map((distinctId, index) => ({
      distinctId,
      properties: index % 3 === 0 ? { plan: 'pro' } : {},
    }));
    let held = 0;
    for (let index = 0; index < CROWDS; index += 1) {
      const groups = [
        { rollout_percentage: (7 * index) % 100 },
        { properties: [isPro], rollout_percentage: (13 * index) % 100 },
      ];
      const flag = makeFlag({ key: `flag-${index}`, groups });
      const { low, high } = expectedOn(crowd.map((user) => rolloutShare(flag, user)));
      const on = crowd.filter((user) => evaluate(flag, user).enabled).length;
      if (on >= low && on <= high) held += 1;
    }
    expect(held / CROWDS).toBeGreaterThan(0.93);
    expect(held / CROWDS).toBeLessThan(0.98);
  });
});

/** The exact chances of 0, 1, 2, … yeses: one draw after the other. */
function chances(shares: number[]): number[] {
  let known = [1];
  for (const share of shares) {
    const before = known;
    known = Array.from(
      { length: before.length + 1 },
      (_, count) => (before[count] ?? 0) * (1 - share) + (before[count - 1] ?? 0) * share,
    );
  }
  return known;
}
