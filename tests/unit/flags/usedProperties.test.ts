import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cohorts, cohortSchema } from '../../../src/flags/cohorts/cohort.ts';
import { evaluate } from '../../../src/flags/evaluate.ts';
import type { FeatureFlag } from '../../../src/flags/flag.ts';
import { personProperties } from '../../../src/flags/personProperties.ts';
import { usedProperties } from '../../../src/flags/usedProperties.ts';
import { anyFlagArbitrary, anySubjectArbitrary } from '../../harness/flags/anyArbitraries.ts';
import { makeFlag } from '../../harness/flags/makeFlag.ts';

const CASES = 3_000;

describe('usedProperties', () => {
  test('names what the filters on the person ask for, and nothing else', () => {
    const properties = [
      { key: 'plan', value: 'pro' },
      { key: 'created_at', type: 'person_metadata' as const, value: '2026-01-01' },
      { key: 'industry', type: 'group' as const, value: 'film' },
      { key: '3', type: 'flag' as const, operator: 'flag_evaluates_to', value: true },
    ];
    const groups = [{ properties }, { properties: [{ key: 'email', operator: 'is_set' }] }];
    expect(used(makeFlag({ groups }))).toEqual(['plan', 'email']);
  });

  test('follows cohorts to those that they build on, one that builds on itself and lists, too', () => {
    const groups = [{ properties: [member(1), member(3), member(99)] }];
    const cohorts = byId([
      cohort(1, [{ key: 'plan', type: 'person', value: 'pro' }, member(2)]),
      cohort(2, [member(1), { key: 'seats', type: 'person', value: 5, negation: true }]),
      { ...cohort(3, [{ key: 'leftover', type: 'person', value: 1 }]), is_static: true },
    ]);
    expect(used(makeFlag({ groups }), cohorts)).toEqual(['plan', 'seats']);
    expect(used(makeFlag({ groups }))).toEqual([]);
  });

  test('names the choice about early access, which has the flag key in it', () => {
    const flag = makeFlag({ key: 'new-docs', feature_enrollment: true, groups: [{}] });
    expect(used(flag)).toEqual(['$feature_enrollment/new-docs']);
  });

  test.each([
    ['$os', ['$os', '$os_name']],
    ['$os_name', ['$os_name', '$os']],
    ['$initial_os', ['$initial_os', '$os', '$os_name']],
    ['$initial_utm_source', ['$initial_utm_source', 'utm_source']],
    ['utm_source', ['utm_source']],
  ])('names with %s what stands in for it', (key, expected) => {
    const flag = makeFlag({ groups: [{ properties: [{ key, operator: 'is_set' }] }] });
    expect(used(flag)).toEqual(expected);
    const last = expected.at(-1) ?? '';
    const properties = personProperties('ada', { [last]: 'x' });
    expect(evaluate(flag, { distinctId: 'ada', properties }).enabled).toBe(true);
  });

  test(`leaves out only what decides nothing, in ${CASES} generated cases`, () => {
    let left = 0;
    fc.assert(
      fc.property(anyFlagArbitrary, anySubjectArbitrary, (flag, subject) => {
        const kept = usedProperties([flag], subject.cohorts);
        const entries = Object.entries(subject.properties);
        const properties = Object.fromEntries(entries.filter(([key]) => kept.has(key)));
        left += entries.length - Object.keys(properties).length;
        expect(evaluate(flag, { ...subject, properties })).toEqual(evaluate(flag, subject));
      }),
      { numRuns: CASES },
    );
    expect(left).toBeGreaterThan(CASES / 2);
  });
});

function used(flag: FeatureFlag, cohorts?: Cohorts): string[] {
  return [...usedProperties([flag], cohorts)];
}

function member(id: number) {
  return { key: 'id', type: 'cohort' as const, value: id };
}

function cohort(id: number, values: unknown[]) {
  const properties = { type: 'OR', values: [{ type: 'AND', values }] };
  return cohortSchema.parse({ id, filters: { properties } });
}

function byId(cohorts: ReturnType<typeof cohort>[]) {
  return new Map(cohorts.map((each) => [each.id, each]));
}
