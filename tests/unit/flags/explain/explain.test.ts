import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../../src/flags/evaluate.ts';
import { explain } from '../../../../src/flags/explain/explain.ts';
import type { Explanation } from '../../../../src/flags/explain/explanation.ts';
import { anyFlagArbitrary, anySubjectArbitrary } from '../../../harness/flags/anyArbitraries.ts';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';

const CASES = 5_000;

describe('explain', () => {
  test('never disagrees with evaluate, nor with itself', () => {
    fc.assert(
      fc.property(anyFlagArbitrary, anySubjectArbitrary, (flag, subject) => {
        const explanation = explain(flag, subject);
        expect(explanation).toMatchObject(evaluate(flag, subject));
        expect(explanation.sets.map(({ set }) => set)).toEqual(flag.filters.groups);
        checkSets(explanation);
      }),
      { numRuns: CASES },
    );
  });

  test('tells of every set what it asked for and what it found', () => {
    const groups = [
      { rollout_percentage: 50 },
      { properties: [{ key: 'initial_name', value: 'ada' }], rollout_percentage: 100 },
      { properties: [{ key: 'plan', value: 'pro' }] },
      {},
    ];
    const flag = makeFlag({ key: 'new-cool-feature', groups });
    const explanation = explain(flag, { distinctId: 'ada', properties: { initial_name: 'ada' } });
    expect(explanation.bucket).toBeCloseTo(0.8165, 4);
    expect(explanation.sets).toMatchObject([
      { outcome: 'out_of_rollout', rolloutPercentage: 50, inRollout: false },
      { outcome: 'match', inRollout: true, properties: [{ value: 'ada', matched: true }] },
      { outcome: 'no_match', properties: [{ value: undefined, matched: false }] },
      { outcome: 'match_not_reached', rolloutPercentage: 100 },
    ]);
  });

  test('names the choice of early access and the holdout that decided', () => {
    const flag = makeFlag({
      key: 'new-docs',
      feature_enrollment: true,
      holdout: { id: 1, exclusion_percentage: 10 },
      groups: [{}],
    });
    const property = '$feature_enrollment/new-docs';
    const chooser = { distinctId: 'heidi', properties: { [property]: false } };
    expect(explain(flag, chooser).earlyAccess).toEqual({ enrolled: false, property, value: false });
    const held = explain(flag, { distinctId: 'heidi', properties: {} });
    expect(held.holdout).toMatchObject({ variant: 'holdout-1', heldOut: true });
    expect(held.sets[0]?.outcome).toBe('match_not_reached');
    expect(explain(flag, { distinctId: 'ada', properties: {} })).not.toHaveProperty('earlyAccess');
  });
});

/** What an explanation says of its sets must add up to what it says of the flag. */
function checkSets({ reason, sets, failed }: Explanation) {
  const winners = sets.flatMap(({ outcome }, index) => (outcome === 'match' ? [index] : []));
  expect(winners).toEqual(reason.code === 'condition_match' ? [reason.condition_index] : []);
  if (failed) return;
  for (const { outcome, bucket, rolloutPercentage, inRollout, properties } of sets) {
    expect(inRollout).toBe(bucket !== undefined && bucket <= rolloutPercentage / 100);
    if (bucket === undefined) expect(['not_applicable', 'out_of_rollout']).toContain(outcome);
    const allMatch = properties.every(({ matched }) => matched);
    if (outcome === 'match' || outcome === 'match_not_reached') {
      expect({ inRollout, allMatch }).toEqual({ inRollout: true, allMatch: true });
    } else if (outcome === 'no_match') expect(allMatch).toBe(false);
    else if (outcome === 'out_of_rollout') expect(inRollout).toBe(false);
  }
}
