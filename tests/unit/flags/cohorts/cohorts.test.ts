import { describe, expect, test } from 'vitest';
import { type Cohort, cohortSchema } from '../../../../src/flags/cohorts/cohort.ts';
import { evaluate } from '../../../../src/flags/evaluate.ts';
import { evaluateAll } from '../../../../src/flags/evaluateAll.ts';
import { explain } from '../../../../src/flags/explain/explain.ts';
import type { Subject } from '../../../../src/flags/subject.ts';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';

const isPro = { key: 'plan', type: 'person', value: 'pro', operator: 'exact' };
const isGerman = { key: 'country', type: 'person', value: 'de', operator: 'exact' };

const COHORTS = byId([
  cohort(1, group('OR', [group('AND', [isPro, isGerman])])),
  cohort(2, group('AND', [group('OR', [isPro, isGerman])])),
  cohort(3, group('AND', [group('AND', [member(1)])])),
  cohort(4, group('AND', [group('property', [{ ...isPro, negation: true }])])),
  cohort(5, group('AND', [group('AND', [{ ...member(2), negation: true }])])),
  cohort(6, group('AND', [group('OR', [{ ...member(2), negation: true }])])),
  cohort(7, group('AND', [group('AND', [member(8)])])),
  cohort(8, group('AND', [group('AND', [member(7)])])),
  cohort(9, group('AND', [group('AND', [member(99)])])),
  cohort(11, group('OR', [group('AND', [member(10)]), group('AND', [isPro])])),
  cohortSchema.parse({ id: 10, is_static: true, filters: { properties: {} } }),
  cohort(12, group('OR', [{ ...isPro, negation: true }, group('AND', [isGerman, nested(3)])])),
  cohort(13, nested(65)),
  cohort(14, nested(66)),
  cohort(15, group('AND', [group('AND', [{ ...member(1), value: '1' }])])),
  cohortSchema.parse({ id: 16, filters: null }),
  cohortSchema.parse({ id: 17, filters: {} }),
  cohort(18, group('AND', [group('OR', [member(7), member(99)])])),
]);

const BOTH = person({ plan: 'pro', country: 'de' });
const GERMAN = person({ plan: 'free', country: 'de' });
const NEITHER = person({});

describe('a filter on a cohort', () => {
  test.each([
    [1, [true, false, false]],
    [2, [true, true, false]],
    [3, [true, false, false]],
    [4, [false, true, true]],
    [5, [false, false, true]],
    [6, [false, false, true]],
    [10, [false, false, false]],
    [11, [true, false, false]],
    [12, [true, true, true]],
    [13, [true, false, false]],
    [16, [false, false, false]],
  ])('cohort %i has among its members: %j', (id, expected) => {
    expect([BOTH, GERMAN, NEITHER].map((subject) => isIn(id, subject))).toEqual(expected);
    const strangers = [BOTH, GERMAN, NEITHER].map((subject) => isIn(id, subject, 'not_in'));
    expect(strangers).toEqual(expected.map((member) => !member));
  });

  test('finds the members of a static cohort on its list, also through another cohort', () => {
    const listed = { ...NEITHER, staticCohortIds: new Set([10]) };
    expect(isIn(10, listed)).toBe(true);
    expect(isIn(11, listed)).toBe(true);
  });

  test('matches nobody by an operator other than in and not_in', () => {
    expect(isIn(1, BOTH, 'exact')).toBe(false);
    expect(isIn(1, NEITHER, 'exact')).toBe(false);
  });

  test('asks the person, also in a set about groups', () => {
    const flag = makeFlag({ aggregation_group_type_index: 0, groups: [{ properties: [on(1)] }] });
    const groups = { 0: { key: 'acme', properties: {} } };
    expect(evaluate(flag, { ...BOTH, groups }).enabled).toBe(true);
    expect(evaluate(flag, { ...NEITHER, groups }).enabled).toBe(false);
  });

  test.each([
    ['that does not exist', 99, 'dependency_not_found_cohort', 'Cohort dependency not found'],
    [
      'that builds on a missing one',
      9,
      'dependency_not_found_cohort',
      'Cohort dependency not found',
    ],
    ['that builds on itself', 7, 'dependency_cycle_cohort', 'Cohort dependency cycle detected'],
    ['that is broken twice', 18, 'dependency_not_found_cohort', 'Cohort dependency not found'],
    [
      'that is nested too deep',
      14,
      'cohort_filters_parsing_error',
      'Failed to parse cohort filters',
    ],
    ['that asks for no id', 15, 'cohort_filters_parsing_error', 'Failed to parse cohort filters'],
    ['without filters', 17, 'cohort_filters_parsing_error', 'Failed to parse cohort filters'],
    ['that is no number', '1', 'cohort_filters_parsing_error', 'Failed to parse cohort filters'],
  ])('on one %s fails the flag', (_, id, code, description) => {
    const flag = makeFlag({ groups: [{ properties: [on(id)] }, {}] });
    const reason = { code, condition_index: null, description };
    const failure = { enabled: false, failed: true, reason };
    expect(evaluate(flag, BOTH)).toMatchObject(failure);
    expect(explain(flag, BOTH)).toMatchObject(failure);
  });

  test('does not fail a flag whose other filters say no already', () => {
    const properties = [on(99), { key: 'plan', value: 'enterprise' }];
    const flag = makeFlag({ groups: [{ properties }, {}] });
    expect(evaluate(flag, BOTH).reason.condition_index).toBe(1);
  });

  test('fails the flag also where another cohort says no', () => {
    const flag = makeFlag({ groups: [{ properties: [on(1), on(99)] }, {}] });
    expect(evaluate(flag, NEITHER).reason.code).toBe('dependency_not_found_cohort');
  });

  test('decides a cohort once, however many others build on it', () => {
    const ladder = Array.from({ length: 60 }, (_, index) =>
      cohort(index + 1, group('AND', [group('OR', [isPro, member(index + 2), member(index + 2)])])),
    );
    const top = cohort(61, group('OR', [isGerman]));
    const subject = { ...GERMAN, cohorts: byId([...ladder, top]) };
    expect(isIn(1, subject)).toBe(true);
  });

  test('a flag that failed matches nothing that another flag may ask of it', () => {
    const asks = (id: number, value: boolean) =>
      makeFlag({
        id,
        key: `asks-${id}`,
        groups: [
          { properties: [{ key: '1', type: 'flag', operator: 'flag_evaluates_to', value }] },
        ],
      });
    const broken = makeFlag({ id: 1, key: 'broken', groups: [{ properties: [on(99)] }] });
    const { decisions } = evaluateAll([broken, asks(2, true), asks(3, false)], BOTH);
    expect(decisions.get('asks-2')?.reason.code).toBe('no_condition_match');
    expect(decisions.get('asks-3')?.reason.code).toBe('no_condition_match');
  });
});

function isIn(id: number, subject: Subject, operator?: string): boolean {
  return evaluate(makeFlag({ groups: [{ properties: [on(id, operator)] }] }), subject).enabled;
}

function on(id: number | string, operator?: string) {
  return { key: 'id', type: 'cohort' as const, value: id, operator };
}

function person(properties: Record<string, unknown>): Subject {
  return { distinctId: 'ada', properties, cohorts: COHORTS };
}

function cohort(id: number, properties: unknown): Cohort {
  return cohortSchema.parse({ id, name: `Cohort ${id}`, filters: { properties } });
}

function group(type: string, values: unknown[]) {
  return { type, values };
}

/** The filter for those who are both, below so many groups. */
function nested(levels: number): unknown {
  const leaves = group('AND', [isPro, isGerman]);
  return Array.from({ length: levels - 1 }).reduce((inner) => group('AND', [inner]), leaves);
}

function member(id: number) {
  return { key: 'id', type: 'cohort', value: id, operator: 'in' };
}

function byId(cohorts: Cohort[]): Map<number, Cohort> {
  return new Map(cohorts.map((each) => [each.id, each]));
}

describe('cohortSchema', () => {
  test('takes the empty filters of a static cohort, and refuses what it cannot evaluate', () => {
    const empty = cohortSchema.parse({ id: 1, is_static: true, filters: { properties: {} } });
    expect(empty.filters?.properties).toBeNull();
    const behavioral = { key: 'paid', type: 'behavioral', value: 'performed_event' };
    const filters = { properties: group('OR', [group('AND', [behavioral])]) };
    expect(cohortSchema.safeParse({ id: 1, filters }).success).toBe(false);
  });
});
