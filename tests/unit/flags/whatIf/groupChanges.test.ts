import { describe, expect, test } from 'vitest';
import type { Subject } from '../../../../src/flags/subject.ts';
import { applyChange, type Change } from '../../../../src/flags/whatIf/applyChange.ts';
import { counterfactuals } from '../../../../src/flags/whatIf/counterfactuals.ts';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';

const onTeamPlan = { key: 'plan', type: 'group' as const, operator: 'exact', value: ['team'] };
const flag = makeFlag({
  key: 'team-inbox',
  aggregation_group_type_index: 0,
  groups: [{ properties: [onTeamPlan], rollout_percentage: 100 }],
});

describe('counterfactuals of a flag about groups', () => {
  test('give the group what the set asks for, and take it away again', () => {
    expect(changes(actsFor({}))[0]).toEqual(give('team'));
    expect(changes(actsFor({ plan: 'free' }))[0]).toEqual(give('team'));
    expect(changes(actsFor({ plan: 'team' }))[0]).toEqual(give(undefined));
  });

  test('give nothing to a group that the subject does not act for', () => {
    expect(changes({ distinctId: 'nora@harbor', properties: {} })).toEqual([]);
  });

  test('leave the key of a group as it is', () => {
    const isQuarry = { ...onTeamPlan, key: '$group_key', value: ['quarry'] };
    const named = makeFlag({
      aggregation_group_type_index: 0,
      groups: [{ properties: [isQuarry] }],
    });
    const kinds = counterfactuals(named, actsFor({ $group_key: 'harbor' })).map(
      ({ change }) => change.kind,
    );
    expect(kinds).toEqual(['filter', 'remove-filter']);
  });

  test('are found for a filter that names the kind of its group itself', () => {
    const mixed = makeFlag({ groups: [{ properties: [{ ...onTeamPlan, group_type_index: 0 }] }] });
    expect(counterfactuals(mixed, actsFor({}))[0]?.change).toEqual(give('team'));
  });
});

describe('applyChange', () => {
  test('changes one group and neither the person nor what was given', () => {
    const asked = actsFor({ plan: 'free', seats: 7 });
    const { subject } = applyChange(flag, asked, give('team'));
    expect(subject.groups?.[0]?.properties).toEqual({ plan: 'team', seats: 7 });
    expect(subject.properties).toBe(asked.properties);
    expect(asked.groups?.[0]?.properties).toEqual({ plan: 'free', seats: 7 });
  });
});

function actsFor(properties: Record<string, unknown>): Subject {
  return {
    distinctId: 'nora@harbor',
    properties: {},
    groups: { 0: { key: 'harbor', properties } },
  };
}

function give(value: unknown): Change {
  return { kind: 'group-property', group: 0, key: 'plan', value };
}

function changes(subject: Subject): Change[] {
  return counterfactuals(flag, subject).map(({ change }) => change);
}
