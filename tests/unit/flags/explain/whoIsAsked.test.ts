import { describe, expect, test } from 'vitest';
import { bucket } from '../../../../src/flags/bucketing.ts';
import { cohortSchema } from '../../../../src/flags/cohorts/cohort.ts';
import { evaluate } from '../../../../src/flags/evaluate.ts';
import type { Subject } from '../../../../src/flags/subject.ts';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';

const ADA: Subject = { distinctId: 'ada', properties: { plan: 'free' } };
const ADA_OF_UMBRELLA: Subject = {
  ...ADA,
  groups: { 0: { key: 'umbrella', properties: { $group_key: 'umbrella', plan: 'pro' } } },
};
const isProGroup = { key: 'plan', type: 'group' as const, value: 'pro', group_type_index: 0 };
const isPro = { key: 'plan', value: 'pro' };

describe('a flag about groups', () => {
  const flag = makeFlag({
    aggregation_group_type_index: 0,
    groups: [{ properties: [isProGroup], rollout_percentage: upTo('umbrella') }],
  });

  test("buckets by the group's key and asks the group's properties", () => {
    expect(bucket('flag', 'ada')).toBeGreaterThan(bucket('flag', 'umbrella'));
    expect(evaluate(flag, ADA_OF_UMBRELLA).enabled).toBe(true);
  });

  test('is off for a subject without the group, who is not bucketed', () => {
    expect(evaluate(flag, ADA)).toMatchObject({
      enabled: false,
      reason: { code: 'no_group_type', condition_index: 0 },
    });
    const unnamed = { ...ADA, groups: { 0: { key: '', properties: {} } } };
    expect(evaluate(flag, unnamed).reason.code).toBe('no_group_type');
  });

  test('may have a set about persons', () => {
    const mixed = makeFlag({
      aggregation_group_type_index: 0,
      groups: [{ properties: [isPro], aggregation_group_type_index: null }],
    });
    expect(evaluate(mixed, { ...ADA, properties: { plan: 'pro' } }).enabled).toBe(true);
    expect(evaluate(mixed, ADA_OF_UMBRELLA).enabled).toBe(false);
  });

  test('a flag about persons may have a set about groups, and says when it skipped it', () => {
    const mixed = makeFlag({
      groups: [
        { properties: [isProGroup], aggregation_group_type_index: 0 },
        { properties: [isPro], rollout_percentage: 100 },
      ],
    });
    expect(evaluate(mixed, ADA_OF_UMBRELLA).reason.condition_index).toBe(0);
    expect(evaluate(mixed, ADA).reason).toEqual({
      code: 'no_condition_match',
      condition_index: 1,
      description:
        'No matching condition set (group conditions were not evaluated because no group type was provided)',
    });
  });

  test('a set may ask person and group at once', () => {
    const groups = [{ properties: [{ key: 'plan', value: 'free' }, isProGroup] }];
    expect(evaluate(makeFlag({ groups }), ADA_OF_UMBRELLA).enabled).toBe(true);
    expect(evaluate(makeFlag({ groups }), ADA).enabled).toBe(false);
  });
});

describe('a filter on what PostHog itself says of a person', () => {
  const since = (value: string) => ({
    key: 'created_at',
    type: 'person_metadata' as const,
    operator: 'is_date_after',
    value,
  });
  const known = { ...ADA, personMetadata: { created_at: '2026-11-20T10:00:00.000Z' } };

  test('asks that, not a property of the same name', () => {
    const flag = makeFlag({ groups: [{ properties: [since('2026-11-01')] }] });
    expect(evaluate(flag, known).enabled).toBe(true);
    const named = { ...ADA, properties: { created_at: '2026-11-20T10:00:00.000Z' } };
    expect(evaluate(flag, named).enabled).toBe(false);
    expect(evaluate(flag, ADA).enabled).toBe(false);
  });

  test('may stand in a cohort', () => {
    const filters = {
      properties: { type: 'AND', values: [{ type: 'AND', values: [since('2026-11-01')] }] },
    };
    const cohorts = new Map([[1, cohortSchema.parse({ id: 1, filters })]]);
    const inCohort = { key: 'id', type: 'cohort' as const, value: 1 };
    const flag = makeFlag({ groups: [{ properties: [inCohort] }] });
    expect(evaluate(flag, { ...known, cohorts }).enabled).toBe(true);
    expect(evaluate(flag, { ...ADA, cohorts }).enabled).toBe(false);
  });
});

describe('a flag about devices', () => {
  const flag = makeFlag({
    bucketing_identifier: 'device_id',
    groups: [{ rollout_percentage: upTo('watch') }],
  });

  test('buckets by the device ID', () => {
    expect(evaluate(flag, { ...ADA, deviceId: 'watch' }).enabled).toBe(true);
    const swapped = { distinctId: 'watch', properties: {}, deviceId: 'ada' };
    expect(evaluate(flag, swapped).enabled).toBe(false);
  });

  test('lets nobody without one in, not even at 100 %', () => {
    const all = makeFlag({ bucketing_identifier: 'device_id', groups: [{}] });
    expect(evaluate(all, ADA)).toMatchObject({
      enabled: false,
      reason: { code: 'out_of_rollout_bound', condition_index: 0 },
    });
  });
});

describe('a flag that keeps its value across a login', () => {
  const flag = makeFlag({
    ensure_experience_continuity: true,
    groups: [{ rollout_percentage: upTo('anonymous') }],
  });
  const ordinary = makeFlag({ groups: flag.filters.groups });

  test('buckets by the stored id, then by the one from before the login', () => {
    const before = { ...ADA, anonDistinctId: 'anonymous' };
    expect(evaluate(flag, ADA).enabled).toBe(false);
    expect(evaluate(flag, before).enabled).toBe(true);
    expect(evaluate(flag, { ...before, hashKeys: { flag: 'ada' } }).enabled).toBe(false);
    expect(evaluate(ordinary, before).enabled).toBe(false);
  });
});

/** The percentage that lets in an id and all whose bucket is below its. */
function upTo(id: string): number {
  return bucket('flag', id) * 100;
}
