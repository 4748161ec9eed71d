import { describe, expect, test } from 'vitest';
import { cohortSchema } from '../../../../src/flags/cohorts/cohort.ts';
import type { FeatureFlag } from '../../../../src/flags/flag.ts';
import type { Subject } from '../../../../src/flags/subject.ts';
import type { Change } from '../../../../src/flags/whatIf/applyChange.ts';
import { counterfactuals } from '../../../../src/flags/whatIf/counterfactuals.ts';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';

describe('counterfactuals', () => {
  test('opt in to early access and out of it', () => {
    const flag = makeFlag({
      key: 'new-docs',
      feature_enrollment: true,
      groups: [{ rollout_percentage: 0 }],
    });
    const key = '$feature_enrollment/new-docs';
    expect(changes(flag, 'ada')[0]).toEqual({ kind: 'property', key, value: true });
    // Who opted out is not asked for anything else.
    expect(changes(flag, 'ada', { [key]: false })).toEqual([
      { kind: 'property', key, value: true },
    ]);
    expect(changes(flag, 'ada', { [key]: true })).toEqual([
      { kind: 'property', key, value: false },
      { kind: 'active', active: false },
    ]);
  });

  test('lower a holdout below whom it keeps apart, and never hold anyone out', () => {
    const held = makeFlag({
      key: 'new-docs',
      holdout: { id: 7, exclusion_percentage: 10 },
      groups: [{ rollout_percentage: 0 }],
    });
    expect(changes(held, 'heidi')).toEqual([
      { kind: 'holdout', percentage: 2 },
      { kind: 'active', active: false },
    ]);
    expect(changes(held, 'ada').map(({ kind }) => kind)).toEqual(['rollout']);
  });

  test('stop what keeps early exit from going on', () => {
    const groups = [{ rollout_percentage: 10 }, {}];
    const flag = makeFlag({ key: 'new-cool-feature', groups, early_exit: true });
    expect(changes(flag, 'ada')).toEqual([
      { kind: 'rollout', set: 0, percentage: 82 },
      { kind: 'remove-set', set: 0 },
    ]);
  });

  test('bring someone into a cohort by one property, also through another cohort', () => {
    const cohorts = new Map([
      [1, cohort(1, [{ key: 'plan', value: 'pro' }])],
      [2, cohort(2, [{ key: 'id', type: 'cohort', value: 1 }])],
    ]);
    const inTwo = { key: 'id', type: 'cohort' as const, value: 2 };
    const flag = makeFlag({ groups: [{ properties: [inTwo] }] });
    const give: Change = { kind: 'property', key: 'plan', value: 'pro' };
    expect(changes(flag, 'ada', {}, { cohorts })).toContainEqual(give);
    const without = makeFlag({ groups: [{ properties: [{ ...inTwo, operator: 'not_in' }] }] });
    expect(changes(without, 'ada', {}, { cohorts })).toContainEqual(give);
    const lose: Change = { kind: 'property', key: 'plan', value: undefined };
    expect(changes(flag, 'ada', { plan: 'pro' }, { cohorts })).toContainEqual(lose);
  });

  test('begin with the condition set whose rollout is nearest', () => {
    const groups = [20, 80, 50].map((rollout_percentage) => ({ rollout_percentage }));
    const found = changes(makeFlag({ key: 'new-cool-feature', groups }), 'ada');
    expect(found).toEqual([
      { kind: 'rollout', set: 1, percentage: 82 },
      { kind: 'rollout', set: 2, percentage: 82 },
    ]);
  });

  test('take out the filter that makes a flag undecidable, such as a cohort in a circle', () => {
    const inOne = { key: 'id', type: 'cohort' as const, value: 1 };
    const flag = makeFlag({ groups: [{ properties: [inOne] }] });
    expect(changes(flag, 'ada', {}, { cohorts: new Map([[1, cohort(1, [inOne])]]) })).toEqual([
      { kind: 'remove-filter', set: 0, filter: 0 },
    ]);
  });

  test('never break a flag to turn it off', () => {
    const missing = { key: 'id', type: 'cohort' as const, value: 9 };
    const flag = makeFlag({
      groups: [{ properties: [{ key: 'plan', value: 'pro' }, missing] }, {}],
    });
    const kinds = changes(flag, 'ada', {}, { cohorts: new Map() }).map(({ kind }) => kind);
    expect(kinds).not.toContain('property');
    expect(kinds).toContain('active');
  });

  test('leave alone what PostHog computes: ids, its own data on the person, what another property gives', () => {
    const filters = [
      { key: 'distinct_id', value: 'grace' },
      { key: '$device_id', value: 'phone' },
      { key: 'created_at', type: 'person_metadata' as const, operator: 'is_set' },
      { key: 'tier', type: 'group' as const, group_type_index: 0, value: 'gold' },
      { key: '$initial_os', operator: 'is_not_set' },
    ];
    const flag = makeFlag({ groups: filters.map((filter) => ({ properties: [filter] })) });
    const found = changes(flag, 'ada', { distinct_id: 'ada', $os: 'Mac', $initial_os: 'Mac' });
    expect(found.filter(({ kind }) => kind === 'property')).toEqual([]);
    expect(found).toContainEqual({ kind: 'filter', set: 0, filter: 0, value: ['grace', 'ada'] });
  });

  test('follow a property into the flags that a flag depends on', () => {
    const pro = makeFlag({
      id: 1,
      key: 'pro',
      groups: [{ properties: [{ key: 'plan', value: 'pro' }] }],
    });
    const onPro = { key: '1', type: 'flag' as const, operator: 'flag_evaluates_to', value: false };
    const notFree = { key: 'plan', operator: 'is_not', value: ['pro', 'free'] };
    const flag = makeFlag({ id: 2, key: 'not-pro', groups: [{ properties: [onPro, notFree] }] });
    const subject = { distinctId: 'ada', properties: { plan: 'pro' } };
    const found = counterfactuals(flag, subject, [pro, flag]);
    expect(found.map(({ change }) => change)).toEqual([
      { kind: 'property', key: 'plan', value: undefined },
    ]);
    const loop = makeFlag({
      id: 1,
      key: 'pro',
      groups: [{ properties: [{ ...onPro, key: '2' }] }],
    });
    expect(counterfactuals(flag, subject, [loop, flag])).toEqual([]);
  });

  test('are six at the most, and two of a kind', () => {
    const properties = [{ key: 'initial_name', value: 'ada' }];
    const many = makeFlag({
      groups: Array.from({ length: 5 }, () => ({ properties, rollout_percentage: 100 })),
    });
    const kinds = changes(many, 'max', { initial_name: 'max' }).map(({ kind }) => kind);
    expect(kinds).toEqual(['property', 'filter', 'filter', 'remove-filter', 'remove-filter']);
  });

  test('come in time for a flag with thousands of filters', () => {
    const groups = Array.from({ length: 3000 }, (_, index) => ({
      properties: [{ key: `property-${index}`, value: index }],
      rollout_percentage: 0,
    }));
    const start = performance.now();
    expect(changes(makeFlag({ groups }), 'ada')).toEqual([]);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  test(
    'come in time for a flag with patterns that take as long as a pattern may',
    { timeout: 30_000 },
    () => {
      const groups = Array.from({ length: 20 }, (_, index) => ({
        properties: [
          { key: `bio-${index % 2}`, operator: 'regex', value: `(.*)*(.*)*(.*)*x\\1y${index}` },
        ],
      }));
      const bio = 'a'.repeat(3000);
      const start = performance.now();
      changes(makeFlag({ groups }), 'ada', { 'bio-0': bio, 'bio-1': bio });
      expect(performance.now() - start).toBeLessThan(10_000);
    },
  );
});

function changes(
  flag: FeatureFlag,
  distinctId: string,
  properties: Subject['properties'] = {},
  rest: Partial<Subject> = {},
): Change[] {
  return counterfactuals(flag, { distinctId, properties, ...rest }).map(({ change }) => change);
}

function cohort(id: number, values: object[]) {
  return cohortSchema.parse({
    id,
    filters: { properties: { type: 'OR', values: [{ type: 'AND', values }] } },
  });
}
