import { describe, expect, test } from 'vitest';
import type { FeatureFlag } from '../../../../src/flags/flag.ts';
import type { Subject } from '../../../../src/flags/subject.ts';
import { applyChange, type Change } from '../../../../src/flags/whatIf/applyChange.ts';
import { counterfactuals } from '../../../../src/flags/whatIf/counterfactuals.ts';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';

const TUTORIAL = makeFlag({
  key: 'new-cool-feature',
  groups: [
    { properties: [], rollout_percentage: 50 },
    {
      properties: [{ key: 'initial_name', operator: 'exact', value: ['ada'] }],
      rollout_percentage: 100,
    },
  ],
});

describe('counterfactuals on the tutorial’s flag', () => {
  test('turn it on for someone without the property: ada', () => {
    expect(changes(TUTORIAL, 'ada')).toEqual([
      { kind: 'property', key: 'initial_name', value: 'ada' },
      { kind: 'rollout', set: 0, percentage: 82 },
      { kind: 'remove-filter', set: 1, filter: 0 },
    ]);
  });

  test('turn it on for someone with another value: max', () => {
    expect(changes(TUTORIAL, 'max', { initial_name: 'max' })).toEqual([
      { kind: 'property', key: 'initial_name', value: 'ada' },
      { kind: 'filter', set: 1, filter: 0, value: ['ada', 'max'] },
      { kind: 'rollout', set: 0, percentage: 69 },
      { kind: 'remove-filter', set: 1, filter: 0 },
    ]);
  });

  test('turn it off for someone whom the property lets in: ada', () => {
    expect(changes(TUTORIAL, 'ada', { initial_name: 'ada' })).toEqual([
      { kind: 'property', key: 'initial_name', value: undefined },
      { kind: 'rollout', set: 1, percentage: 81 },
      { kind: 'remove-set', set: 1 },
      { kind: 'active', active: false },
    ]);
  });

  test('turn it off for someone whom the rollout lets in: ian', () => {
    expect(changes(TUTORIAL, 'ian')).toEqual([
      { kind: 'rollout', set: 0, percentage: 26 },
      { kind: 'remove-set', set: 0 },
      { kind: 'active', active: false },
    ]);
  });

  test('leave switching it off to someone whom two sets let in', () => {
    const byBoth = makeFlag({ key: 'new-cool-feature', groups: [{}, {}] });
    expect(changes(byBoth, 'ian')).toEqual([{ kind: 'active', active: false }]);
  });

  test('say what the flag decides after each', () => {
    const [property, rollout] = counterfactuals(TUTORIAL, { distinctId: 'ada', properties: {} });
    expect(property?.after).toMatchObject({ enabled: true, reason: { condition_index: 1 } });
    expect(rollout?.after).toMatchObject({ enabled: true, reason: { condition_index: 0 } });
  });

  test('switch an inactive flag on only for those whom it lets in', () => {
    const inactive = { ...TUTORIAL, active: false };
    expect(changes(inactive, 'ian')).toEqual([{ kind: 'active', active: true }]);
    expect(changes(inactive, 'ada')).toEqual([]);
    expect(changes({ ...TUTORIAL, deleted: true }, 'ian')).toEqual([]);
  });
});

describe('applyChange', () => {
  test('takes a property away altogether', () => {
    const asked = { properties: { plan: 'pro', age: 7 } };
    const change: Change = { kind: 'property', key: 'plan', value: undefined };
    const { subject } = applyChange(TUTORIAL, asked, change);
    expect(subject.properties).toEqual({ age: 7 });
  });
});

function changes(
  flag: FeatureFlag,
  distinctId: string,
  properties: Subject['properties'] = {},
): Change[] {
  return counterfactuals(flag, { distinctId, properties }).map(({ change }) => change);
}
