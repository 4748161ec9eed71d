import { describe, expect, test } from 'vitest';
import { cohortSchema } from '../../../../src/flags/cohorts/cohort.ts';
import { explain } from '../../../../src/flags/explain/explain.ts';
import { explainCohort } from '../../../../src/flags/explain/explainCohort.ts';
import type { CohortExplanation } from '../../../../src/flags/explain/explanation.ts';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';

const isPro = { key: 'plan', type: 'person' as const, value: 'pro' };
const isNotGerman = { key: 'country', type: 'person' as const, value: 'de', negation: true };

const COHORTS = byId([
  cohort(1, 'Paying', { type: 'AND', values: [{ type: 'OR', values: [isPro, isNotGerman] }] }),
  cohort(2, '', { type: 'AND', values: [{ type: 'AND', values: [member(1), member(3)] }] }),
  cohortSchema.parse({ id: 3, name: 'Guests', is_static: true }),
]);
const FREE_GERMAN = {
  distinctId: 'ada',
  properties: { plan: 'free', country: 'de' },
  cohorts: COHORTS,
};

describe('explainCohort', () => {
  test('tells how each filter fared, and the groups of them, by the value it looked at', () => {
    expect(explainCohort(1, COHORTS, FREE_GERMAN)).toEqual({
      id: 1,
      name: 'Paying',
      isStatic: false,
      isMember: false,
      group: {
        type: 'AND',
        matched: false,
        values: [
          {
            type: 'OR',
            matched: false,
            values: [
              { filter: isPro, value: 'free', matched: false },
              { filter: isNotGerman, value: 'de', matched: false },
            ],
          },
        ],
      },
    });
  });

  test('follows a cohort to those that it builds on, of which a static one has no filters', () => {
    const listed = { ...FREE_GERMAN, staticCohortIds: new Set([3]) };
    const told = explainCohort(2, COHORTS, listed);
    expect(told).toMatchObject({ id: 2, name: undefined, isMember: false });
    expect(told.group?.values).toMatchObject([
      {
        values: [
          { value: false, matched: false, cohort: { name: 'Paying', group: { type: 'AND' } } },
          { value: true, matched: true, cohort: { name: 'Guests', isStatic: true } },
        ],
      },
    ]);
  });

  test('tells a cohort in full once, however many others build on it', () => {
    const ladder = Array.from({ length: 40 }, (_, index) => {
      const values = [isPro, member(index + 2), member(index + 2)];
      return cohort(index + 1, `Rung ${index + 1}`, { type: 'AND', values });
    });
    const top = cohort(41, 'Top', { type: 'AND', values: [isPro] });
    const cohorts = byId([...ladder, top]);
    const told = explainCohort(1, cohorts, FREE_GERMAN);
    const text = JSON.stringify(told);
    expect(text.split('"name":"Top"')).toHaveLength(3);
    expect(text.length).toBeLessThan(20_000);
    expect(told.isMember).toBe(false);
  });

  test('comes with the filter on the cohort in a set', () => {
    const flag = makeFlag({ groups: [{ properties: [member(1)] }, { properties: [member(9)] }] });
    const [first, second] = explain(flag, FREE_GERMAN).sets;
    const cohort: CohortExplanation | undefined = first?.properties[0]?.cohort;
    expect(cohort).toMatchObject({ name: 'Paying', isMember: false });
    expect(second?.properties[0]).not.toHaveProperty('cohort');
  });
});

function cohort(id: number, name: string, properties: unknown) {
  return cohortSchema.parse({ id, name, filters: { properties } });
}

function member(id: number) {
  return { key: 'id', type: 'cohort' as const, value: id, operator: 'in' };
}

function byId(cohorts: ReturnType<typeof cohort>[]) {
  return new Map(cohorts.map((each) => [each.id, each]));
}
