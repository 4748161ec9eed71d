import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createStrangers } from '../../../src/evidence/createStrangers.ts';
import { evaluate } from '../../../src/flags/evaluate.ts';
import { featureFlagOf } from '../../../src/scene/sceneFlag.ts';
import { seededRandom } from '../../harness/suite/seededRandom.ts';

test('strangers are where they are said to be, and no two are alike', () => {
  const property = fc.property(fc.integer(), fc.string({ minLength: 1 }), (seed, key) => {
    const { inside, outside } = createStrangers(key, seededRandom(seed));
    const groups = [{ properties: [], rollout_percentage: 50 }];
    const flag = featureFlagOf({ key, active: true, filters: { groups } });
    const isOn = (distinctId: string) => evaluate(flag, { distinctId, properties: {} }).enabled;
    const taken = [inside(), inside('guest-'), inside('', '@firm')];
    const left = [outside(), outside('guest-'), outside('', '@firm')];
    expect(taken.map(isOn)).toEqual([true, true, true]);
    expect(left.map(isOn)).toEqual([false, false, false]);
    expect(new Set([...taken, ...left]).size).toBe(6);
  });
  fc.assert(property, { numRuns: 200 });
});
