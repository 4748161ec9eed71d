import { describe, expect, test } from 'vitest';
import { bucket } from '../../../src/flags/bucketing.ts';
import { flagValue } from '../../../src/flags/decision.ts';
import { evaluate } from '../../../src/flags/evaluate.ts';
import type { Subject } from '../../../src/flags/subject.ts';
import { makeFlag } from '../../harness/flags/makeFlag.ts';

const EVERYONE = { rollout_percentage: 100 };
const NOBODY = { rollout_percentage: 0 };
const isPro = { key: 'plan', value: 'pro' };
const PRO = { distinctId: 'ada', properties: { plan: 'pro' } };
const FREE = { distinctId: 'ada', properties: { plan: 'free' } };

describe('evaluate: condition sets', () => {
  const tutorial = makeFlag({
    key: 'new-cool-feature',
    groups: [
      { properties: [], rollout_percentage: 50 },
      { properties: [{ key: 'initial_name', value: 'ada' }], rollout_percentage: 100 },
    ],
  });

  test.each([
    ['ian', 0],
    ['olivia', 0],
    ['walter', 0],
    ['ada', 1],
  ])('%s is in by set %i of the tutorial', (user, index) => {
    const decision = evaluate(tutorial, visitor(user));
    expect(decision.enabled).toBe(true);
    expect(decision.reason).toEqual({
      code: 'condition_match',
      condition_index: index,
      description: `Matched condition set ${index + 1}`,
    });
  });

  test.each(['max', 'priya', 'erin'])(
    '%s is out: beyond the rollout, no match after it',
    (user) => {
      expect(evaluate(tutorial, visitor(user))).toEqual({
        enabled: false,
        variant: null,
        reason: {
          code: 'out_of_rollout_bound',
          condition_index: 0,
          description: 'Out of rollout bound',
        },
      });
    },
  );

  test('ada is out on a first visit, while the person has no name yet', () => {
    expect(evaluate(tutorial, { distinctId: 'ada', properties: {} }).enabled).toBe(false);
  });

  test('the first set that matches decides, also when a later one names a variant', () => {
    const flag = makeFlag({
      groups: [EVERYONE, { ...EVERYONE, variant: 'b' }],
      multivariate: { variants: [{ key: 'a', rollout_percentage: 100 }, variant('b', 0)] },
    });
    expect(evaluate(flag, PRO)).toMatchObject({ variant: 'a', reason: { condition_index: 0 } });
  });

  test('all filters of a set must pass', () => {
    const properties = [isPro, { key: 'seats', operator: 'gt', value: 5 }];
    const flag = makeFlag({ groups: [{ properties, ...EVERYONE }] });
    const seats = (count: number) => ({
      distinctId: 'x',
      properties: { plan: 'pro', seats: count },
    });
    expect(evaluate(flag, seats(6)).enabled).toBe(true);
    expect(evaluate(flag, seats(5)).enabled).toBe(false);
  });

  test('a set without a percentage is for everyone', () => {
    expect(evaluate(makeFlag({ groups: [{}] }), PRO).enabled).toBe(true);
    expect(evaluate(makeFlag({ groups: [{ rollout_percentage: null }] }), PRO).enabled).toBe(true);
  });

  test('the bound of a rollout is inside', () => {
    const percentage = bucket('flag', 'ada') * 100;
    const flag = makeFlag({ groups: [{ rollout_percentage: percentage }] });
    expect(evaluate(flag, PRO).enabled).toBe(true);
  });

  test('an empty distinct ID is in every rollout', () => {
    const flag = makeFlag({ groups: [NOBODY] });
    expect(evaluate(flag, { distinctId: '', properties: {} }).enabled).toBe(true);
  });

  test('early exit: being outside a rollout ends it, a filter that does not match goes on', () => {
    const outside = makeFlag({ early_exit: true, groups: [NOBODY, EVERYONE] });
    expect(evaluate(outside, PRO)).toMatchObject({
      enabled: false,
      reason: { code: 'out_of_rollout_bound', condition_index: 0 },
    });
    const groups = [{ properties: [isPro], ...NOBODY }, EVERYONE];
    expect(evaluate(makeFlag({ early_exit: true, groups }), FREE).enabled).toBe(true);
  });

  test('early exit: a set that is passed over for want of a device ID ends nothing', () => {
    const flag = makeFlag({
      early_exit: true,
      bucketing_identifier: 'device_id',
      groups: [EVERYONE, { ...EVERYONE, aggregation_group_type_index: 0 }],
    });
    const employee = { ...PRO, groups: { 0: { key: 'acme', properties: {} } } };
    expect(evaluate(flag, employee)).toMatchObject({
      enabled: true,
      reason: { condition_index: 1 },
    });
  });
});

describe('evaluate: the reason of a flag that is off', () => {
  const noMatch = { properties: [isPro] };

  test.each([
    ['no sets at all', [], 'no_group_type', null],
    ['one set that does not match', [noMatch], 'no_condition_match', 0],
    ['two sets that do not match: the last', [noMatch, noMatch], 'no_condition_match', 1],
    ['outside a rollout beats no match', [NOBODY, noMatch], 'out_of_rollout_bound', 0],
    ['outside two rollouts: the last', [NOBODY, noMatch, NOBODY], 'out_of_rollout_bound', 2],
  ])('%s', (_, groups, code, condition_index) => {
    expect(evaluate(makeFlag({ groups }), FREE).reason).toMatchObject({ code, condition_index });
  });

  test('an inactive or deleted flag is off, whatever its sets say', () => {
    const reason = { code: 'flag_disabled', condition_index: null };
    expect(evaluate(makeFlag({ active: false, groups: [EVERYONE] }), PRO)).toMatchObject({
      reason,
    });
    expect(evaluate(makeFlag({ deleted: true, groups: [EVERYONE] }), PRO)).toMatchObject({
      reason,
    });
  });
});

describe('evaluate: variants', () => {
  const multivariate = { variants: [variant('control', 50), variant('test', 50)] };

  test.each([
    ['blog-like', ['control', 'test'], 'ian', 'control'],
    ['blog-like', ['control', 'test'], 'ada', 'test'],
    ['homepage-abn', ['control', 'cool', 'epic', 'awesome'], 'ada', 'control'],
    ['homepage-abn', ['control', 'cool', 'epic', 'awesome'], 'linus', 'cool'],
    ['homepage-abn', ['control', 'cool', 'epic', 'awesome'], 'trent', 'epic'],
    ['homepage-abn', ['control', 'cool', 'epic', 'awesome'], 'bob', 'awesome'],
  ])('%s with %j in equal parts gives %s %s', (key, keys, distinctId, expected) => {
    const variants = keys.map((name) => variant(name, 100 / keys.length));
    const flag = makeFlag({ key, groups: [EVERYONE], multivariate: { variants } });
    const decision = evaluate(flag, { distinctId, properties: {} });
    expect(flagValue(decision)).toBe(expected);
  });

  test('a set may name the variant, whatever the bucket says', () => {
    const groups = ['control', 'test'].map((name) => ({
      properties: [{ key: 'wish', value: name }],
      variant: name,
    }));
    const flag = makeFlag({ groups, multivariate });
    const wish = (name: string) => ({ distinctId: 'ada', properties: { wish: name } });
    expect(evaluate(flag, wish('control')).variant).toBe('control');
    expect(evaluate(flag, wish('test')).variant).toBe('test');
  });

  test('a set that names an unknown variant leaves the choice to the bucket', () => {
    const named = makeFlag({ groups: [{ variant: 'typo' }], multivariate });
    const unnamed = makeFlag({ groups: [{}], multivariate });
    expect(evaluate(named, PRO).variant).toBe(evaluate(unnamed, PRO).variant);
    expect(evaluate(named, PRO).variant).not.toBeNull();
  });

  test('beyond the sum of all variants the flag is on without one', () => {
    const flag = makeFlag({ groups: [{}], multivariate: { variants: [variant('rare', 0)] } });
    expect(evaluate(flag, PRO)).toMatchObject({ enabled: true, variant: null });
    expect(flagValue(evaluate(flag, PRO))).toBe(true);
  });
});

function visitor(user: string): Subject {
  return { distinctId: user, properties: { distinct_id: user, initial_name: user } };
}

function variant(key: string, rollout_percentage: number) {
  return { key, rollout_percentage };
}
