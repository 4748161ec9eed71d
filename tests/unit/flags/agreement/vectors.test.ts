import { describe, expect, test } from 'vitest';
import { flagValue } from '../../../../src/flags/decision.ts';
import { evaluate } from '../../../../src/flags/evaluate.ts';
import type { FeatureFlag } from '../../../../src/flags/flag.ts';
import { holdout } from '../../../../src/flags/holdout.ts';
import holdoutVectors from '../../../fixtures/vectors/holdout-derived.json';
import multivariateVectors from '../../../fixtures/vectors/multivariate-flag.json';
import simpleVectors from '../../../fixtures/vectors/simple-flag.json';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';

describe("PostHog's own consistency vectors", () => {
  test('1,000 ids in a rollout of 45 %', () => {
    const flag = makeFlag({ key: 'simple-flag', groups: [{ rollout_percentage: 45 }] });
    expect(valuesFor(flag, 1000)).toEqual(simpleVectors.expected);
  });

  test('1,000 ids over five variants', () => {
    const { variants, rollout } = multivariateVectors;
    const groups = [{ rollout_percentage: rollout }];
    const flag = makeFlag({ key: 'multivariate-flag', groups, multivariate: { variants } });
    expect(valuesFor(flag, 1000)).toEqual(multivariateVectors.expected);
  });

  test('200 ids before a holdout of 10 %', () => {
    const flag = makeFlag({ key: 'any', holdout: { id: 7, exclusion_percentage: 10 } });
    const heldOut = subjects(200).map((subject) => holdout(flag, subject)?.heldOut);
    expect(heldOut).toEqual(holdoutVectors.expected_held_out);
  });
});

function valuesFor(flag: FeatureFlag, count: number) {
  return subjects(count).map((subject) => flagValue(evaluate(flag, subject)));
}

function subjects(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    distinctId: `distinct_id_${index}`,
    properties: {},
  }));
}
