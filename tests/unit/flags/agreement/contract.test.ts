import { describe, expect, test } from 'vitest';
import { flagValue } from '../../../../src/flags/decision.ts';
import { evaluateAll } from '../../../../src/flags/evaluateAll.ts';
import type { Subject } from '../../../../src/flags/subject.ts';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';

type Flag = ReturnType<typeof makeFlag>;
const isEnterprise = { key: 'plan', operator: 'exact', value: 'enterprise' };
const isGold = { key: 'tier', type: 'group' as const, group_type_index: 0, value: 'gold' };
const ENTERPRISE = { plan: 'enterprise' };
const FREE = { plan: 'free' };

const search = makeFlag({
  id: 101,
  key: 'beta-search',
  groups: [{ properties: [isEnterprise], rollout_percentage: 100 }],
});
const staged = (suffix = '') =>
  makeFlag({
    id: 103,
    key: `beta-search-staged${suffix}`,
    early_exit: suffix === '-early-exit',
    groups: [{ rollout_percentage: 10 }, { properties: [isEnterprise], rollout_percentage: 100 }],
  });
const layout = makeFlag({
  id: 106,
  key: 'checkout-layout',
  groups: [
    { properties: [isEnterprise], rollout_percentage: 100, variant: 'spacious' },
    { properties: [], rollout_percentage: 100 },
  ],
  multivariate: { variants: [share('control', 50), share('compact', 25), share('spacious', 25)] },
});
const dashboard = makeFlag({
  id: 109,
  key: 'org-dashboard',
  aggregation_group_type_index: 0,
  groups: [{ properties: [isGold], rollout_percentage: 60 }],
});
const experiment = makeFlag({
  id: 113,
  key: 'checkout-experiment',
  groups: [{ rollout_percentage: 100 }],
  multivariate: { variants: [share('control', 50), share('test', 50)] },
  holdout: { id: 7, exclusion_percentage: 10 },
});

const dependent = [search, needs(101, true)];
const banner = [layout, needs(106, 'compact')];

/**
 * Decisions that PostHog holds every implementation of its flags to (`v1_evaluation`, version 1.1.0,
 * in `rust/feature-flags/tests/fixtures/rules_v2_contract`), in the order of that file: what the last
 * of the flags is for whom, why, and by which set.
 */
const DECISIONS: [flags: Flag[], who: Subject, value: boolean | string, why: string][] = [
  [[search], person('user-17', ENTERPRISE), true, 'condition_match 0'],
  [[search], person('user-17', FREE), false, 'no_condition_match 0'],
  [[rollout('beta-search-rollout', 25.5)], person('user-61'), true, 'condition_match 0'],
  [[rollout('beta-search-rollout', 25.5)], person('user-105'), false, 'out_of_rollout_bound 0'],
  [[staged()], person('user-105', ENTERPRISE), true, 'condition_match 1'],
  [[staged('-early-exit')], person('user-105', ENTERPRISE), false, 'out_of_rollout_bound 0'],
  [[staged()], person('user-105', FREE), false, 'out_of_rollout_bound 0'],
  [[rollout('beta-search', 0)], person(''), true, 'condition_match 0'],
  [[rollout('beta-search', 62)], person(''), true, 'condition_match 0'],
  [[layout], person('user-61', FREE), 'compact', 'condition_match 1'],
  [[layout], person('user-17', FREE), 'control', 'condition_match 1'],
  [[layout], person('user-61', ENTERPRISE), 'spacious', 'condition_match 0'],
  [[dashboard], employee('org-9'), true, 'condition_match 0'],
  [[dashboard], employee('org-12'), false, 'out_of_rollout_bound 0'],
  [[dashboard], employee('42'), true, 'condition_match 0'],
  [[dashboard], person('user-17', ENTERPRISE), false, 'no_group_type 0'],
  [dependent, person('user-17', ENTERPRISE), true, 'condition_match 0'],
  [dependent, person('user-17', FREE), false, 'no_condition_match 0'],
  [banner, person('user-61', FREE), true, 'condition_match 0'],
  [banner, person('user-17', FREE), false, 'no_condition_match 0'],
  [[needs(99, true)], person('user-17', ENTERPRISE), false, 'missing_dependency null'],
  [[experiment], person('user-31'), 'holdout-7', 'holdout_condition_value null'],
  [[experiment], person('user-77'), 'test', 'condition_match 0'],
  [[heldOut(92)], person(''), true, 'condition_match 0'],
  [[heldOut(93)], person(''), 'holdout-7', 'holdout_condition_value null'],
];

describe("PostHog's contract for flags", () => {
  test.each(rows())('$key is $value for "$who": $why', ({ key, flags, subject, value, why }) => {
    const decision = evaluateAll(flags, subject).decisions.get(key);
    if (!decision) throw new Error(`${key} was not decided.`);
    const { code, condition_index } = decision.reason;
    expect(flagValue(decision)).toBe(value);
    expect(`${code} ${condition_index}`).toBe(why);
  });
});

function rows() {
  return DECISIONS.map(([flags, subject, value, why]) => {
    const key = flags.at(-1)?.key ?? '';
    const who = subject.groups?.[0]?.key ?? subject.distinctId;
    return { key, flags, subject, who, value, why };
  });
}

function person(distinctId: string, properties: Record<string, unknown> = {}): Subject {
  return { distinctId, properties };
}

function employee(key: string): Subject {
  return { ...person('user-17'), groups: { 0: { key, properties: { tier: 'gold' } } } };
}

function share(key: string, rollout_percentage: number) {
  return { key, rollout_percentage };
}

function rollout(key: string, rollout_percentage: number): Flag {
  return makeFlag({ key, groups: [{ properties: [], rollout_percentage }] });
}

function needs(id: number, value: boolean | string): Flag {
  const filter = { key: String(id), type: 'flag' as const, operator: 'flag_evaluates_to', value };
  return makeFlag({ id: 110, key: 'dependent', groups: [{ properties: [filter] }] });
}

function heldOut(exclusion_percentage: number): Flag {
  const holdout = { id: 7, exclusion_percentage };
  return makeFlag({ groups: [{ rollout_percentage: 100 }], holdout });
}
