import { describe, expect, test } from 'vitest';
import { usedGroups } from '../../../src/flags/usedGroups.ts';
import { makeFlag } from '../../harness/flags/makeFlag.ts';

const onPlan = { key: 'plan', type: 'group' as const, value: 'team' };

describe('usedGroups', () => {
  test('finds none in a flag about persons', () => {
    const flag = makeFlag({ groups: [{ properties: [{ key: 'plan', value: 'team' }] }] });
    expect(usedGroups([flag]).size).toBe(0);
  });

  test('finds the kind of group by which a flag buckets, also where it asks for no property', () => {
    const flag = makeFlag({ aggregation_group_type_index: 1, groups: [{}] });
    expect([...usedGroups([flag])]).toEqual([[1, []]]);
  });

  test('gives each kind of group the properties that are asked of it, each once', () => {
    const groups = [
      { properties: [onPlan, { ...onPlan, key: 'seats' }] },
      { properties: [onPlan, { ...onPlan, key: '$group_key' }] },
      { properties: [{ ...onPlan, group_type_index: 2 }], aggregation_group_type_index: null },
    ];
    const flag = makeFlag({ aggregation_group_type_index: 0, groups });
    expect([...usedGroups([flag])]).toEqual([
      [0, ['plan', 'seats']],
      [2, ['plan']],
    ]);
  });
});
