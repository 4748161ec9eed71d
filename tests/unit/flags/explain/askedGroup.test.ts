import { describe, expect, test } from 'vitest';
import { explain } from '../../../../src/flags/explain/explain.ts';
import type { Subject } from '../../../../src/flags/subject.ts';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';

const flag = makeFlag({
  aggregation_group_type_index: 0,
  groups: [
    { properties: [{ key: 'plan', type: 'group', value: 'team' }] },
    { aggregation_group_type_index: null },
  ],
});
const nora: Subject = {
  distinctId: 'nora@harbor',
  properties: {},
  groups: { 0: { key: 'harbor', properties: { plan: 'team' } } },
  groupTypes: new Map([[0, 'company']]),
};

describe('an explanation of a flag about groups', () => {
  test('names the group that is hashed, and at whose property a filter looks', () => {
    const harbor = { index: 0, type: 'company', key: 'harbor' };
    const { group, sets } = explain(flag, nora);
    expect(group).toEqual(harbor);
    expect(sets[0]).toMatchObject({
      group: harbor,
      properties: [{ group: harbor, value: 'team' }],
    });
  });

  test('names none in a set about persons', () => {
    expect(explain(flag, nora).sets[1]).not.toHaveProperty('group');
  });

  test('names the kind of group also for somebody who acts for none', () => {
    const { group } = explain(flag, { ...nora, groups: {} });
    expect(group).toEqual({ index: 0, type: 'company', key: undefined });
  });
});
