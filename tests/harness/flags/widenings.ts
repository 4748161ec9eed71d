import fc from 'fast-check';
import type { ConditionSet, FeatureFlag } from '../../../src/flags/flag.ts';
import { percentageArbitrary, propertyFilterArbitrary } from './flagArbitraries.ts';
import { makeFlag } from './makeFlag.ts';

const setArbitrary: fc.Arbitrary<ConditionSet> = fc.record({
  properties: fc.array(propertyFilterArbitrary, { maxLength: 2 }),
  rollout_percentage: percentageArbitrary,
});

const stepArbitrary = fc.oneof(
  fc.record({ add: setArbitrary }),
  fc.record({ raise: fc.nat(), by: percentageArbitrary }),
  fc.record({ drop: fc.nat(), filter: fc.nat() }),
  fc.constant({ lift: true }),
);

type Step = typeof stepArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

/** A flag, and what it is after each of some saves that add a set, raise a percentage or drop a filter. */
export const wideningsArbitrary: fc.Arbitrary<FeatureFlag[]> = fc
  .tuple(
    fc.constantFrom('canary-checkout', 'flag', 'x'),
    fc.array(setArbitrary, { minLength: 1, maxLength: 3 }),
    fc.array(stepArbitrary, { minLength: 1, maxLength: 6 }),
  )
  .map(([key, groups, steps]) =>
    steps
      .reduce<ConditionSet[][]>(
        (states, step) => [...states, widened(states.at(-1) ?? [], step)],
        [groups],
      )
      .map((sets) => makeFlag({ key, groups: sets })),
  );

function widened(sets: ConditionSet[], step: Step): ConditionSet[] {
  if ('add' in step) return [...sets, step.add];
  if ('lift' in step) return sets.map((set) => ({ ...set, rollout_percentage: 100 }));
  const place = ('raise' in step ? step.raise : step.drop) % sets.length;
  return sets.map((set, index) => {
    if (index !== place) return set;
    if ('raise' in step) {
      return { ...set, rollout_percentage: Math.max(set.rollout_percentage ?? 100, step.by) };
    }
    const { properties } = set;
    const filters = properties ?? [];
    // Patterns share a budget, so that a filter before one is not dropped.
    if (filters.some(({ operator }) => operator?.endsWith('regex'))) return set;
    return { ...set, properties: filters.filter((_, at) => at !== step.filter % filters.length) };
  });
}
