import { describe, expect, test } from 'vitest';
import { flagValue } from '../../../src/flags/decision.ts';
import { evaluateAll } from '../../../src/flags/evaluateAll.ts';
import { explain } from '../../../src/flags/explain/explain.ts';
import type { FeatureFlag } from '../../../src/flags/flag.ts';
import { makeFlag } from '../../harness/flags/makeFlag.ts';

const ADA = { distinctId: 'ada', properties: {} };

describe('evaluateAll: flags that depend on others', () => {
  test.each(['lior', 'walter', 'chen'])('%s gets a flag for those in the beta of 10 %%', (user) => {
    const flags = [
      needs(2, 'new_dashboard', 1, true),
      makeFlag({ id: 1, key: 'beta_program', groups: [{ rollout_percentage: 10 }] }),
    ];
    expect(valuesOf(flags, user)).toEqual({ new_dashboard: true, beta_program: true });
    expect(valuesOf(flags, 'ada')).toEqual({ new_dashboard: false, beta_program: false });
  });

  test.each([
    ['on', true, true],
    ['on', false, false],
    ['off', true, false],
    ['off', false, true],
    ['varied', true, true],
    ['varied', 'blue', true],
    ['varied', 'red', false],
    ['on', 'true', false],
    ['inactive', false, true],
    ['inactive', true, false],
  ])('when %s must be %j, the answer is %j', (key, wanted, expected) => {
    const variants = [{ key: 'blue', rollout_percentage: 100 }];
    const flags = [
      makeFlag({ id: 1, key: 'on', groups: [{}] }),
      makeFlag({ id: 2, key: 'off', groups: [] }),
      makeFlag({ id: 3, key: 'varied', groups: [{}], multivariate: { variants } }),
      makeFlag({ id: 4, key: 'inactive', groups: [{}], active: false }),
    ];
    const id = flags.find((flag) => flag.key === key)?.id ?? 0;
    const values = valuesOf([...flags, needs(5, 'dependent', id, wanted)]);
    expect(values['dependent']).toBe(expected);
  });

  test('a missing flag makes those that depend on it miss it, and those that depend on them', () => {
    const flags = [needs(1, 'near', 99, false), needs(2, 'far', 1, false)];
    const { decisions, cyclic } = evaluateAll(flags, ADA);
    const reason = {
      code: 'missing_dependency',
      condition_index: null,
      description: 'Flag cannot be evaluated due to missing dependency',
    };
    expect(decisions.get('near')).toEqual({ enabled: false, variant: null, reason });
    expect(decisions.get('far')).toEqual({ enabled: false, variant: null, reason });
    expect(cyclic).toEqual([]);
  });

  test('flags in a cycle, and those that depend on it, are left out; the others are decided', () => {
    const flags = [
      needs(1, 'a', 2, true),
      needs(2, 'b', 3, true),
      needs(3, 'c', 1, true),
      needs(4, 'outside', 2, true),
      needs(5, 'itself', 5, true),
      makeFlag({ id: 6, key: 'alone', groups: [{}] }),
      needs(7, 'follower', 6, true),
    ];
    const { decisions, cyclic } = evaluateAll(flags, ADA);
    expect(cyclic).toEqual(['a', 'b', 'c', 'outside', 'itself']);
    expect([...decisions.keys()]).toEqual(['alone', 'follower']);
    expect(decisions.get('follower')?.enabled).toBe(true);
  });

  test('an operator other than flag_evaluates_to matches nothing', () => {
    const flags = [makeFlag({ id: 1, key: 'on', groups: [{}] }), needs(2, 'x', 1, true, 'exact')];
    expect(valuesOf(flags)).toEqual({ on: true, x: false });
  });

  test('a filter on a flag that names no id matches nothing, and misses nothing', () => {
    const filter = { key: 'beta', type: 'flag' as const, operator: 'flag_evaluates_to' };
    const flag = makeFlag({ groups: [{ properties: [{ ...filter, value: false }] }, {}] });
    expect(evaluateAll([flag], ADA).decisions.get('flag')?.reason).toMatchObject({
      code: 'condition_match',
      condition_index: 1,
    });
  });

  test('the informed subject lets explain agree', () => {
    const flags = [makeFlag({ id: 1, key: 'on', groups: [{}] }), needs(2, 'x', 1, true)];
    const { decisions, subject } = evaluateAll(flags, ADA);
    const dependent = explain(flags[1] as FeatureFlag, subject);
    expect(dependent).toMatchObject(decisions.get('x') ?? {});
    expect(dependent.sets[0]?.properties[0]).toMatchObject({ value: true, matched: true });
  });
});

function valuesOf(flags: FeatureFlag[], distinctId = 'ada') {
  const { decisions } = evaluateAll(flags, { distinctId, properties: {} });
  return Object.fromEntries([...decisions].map(([key, decision]) => [key, flagValue(decision)]));
}

function needs(
  id: number,
  key: string,
  dependency: number,
  value: boolean | string,
  operator = 'flag_evaluates_to',
): FeatureFlag {
  const filter = { key: String(dependency), type: 'flag' as const, operator, value };
  return makeFlag({ id, key, groups: [{ properties: [filter] }] });
}
