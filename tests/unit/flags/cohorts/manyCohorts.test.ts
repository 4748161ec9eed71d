import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cohorts } from '../../../../src/flags/cohorts/cohort.ts';
import { isInCohort } from '../../../../src/flags/cohorts/membership.ts';
import { FlagFailure } from '../../../../src/flags/decision.ts';
import { explain } from '../../../../src/flags/explain/explain.ts';
import { usedProperties } from '../../../../src/flags/usedProperties.ts';
import { counterfactuals } from '../../../../src/flags/whatIf/counterfactuals.ts';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';
import {
  cohortsOf,
  graphArbitrary,
  inCohort,
  LARGE_GRAPHS,
  type ReferenceGraph,
} from '../../../harness/flags/referenceGraphs.ts';

/** A flag whose sets ask again and again for the cohort on top. */
const FLAG = makeFlag({
  groups: Array.from({ length: 200 }, () => ({ properties: [inCohort(1)] })),
});

describe('cohorts that build on many others', () => {
  test.each(LARGE_GRAPHS)('are decided each once for a subject: %s', (_, graph) => {
    const { cohorts, reads } = countGets(cohortsOf(graph));
    const subject = { distinctId: 'ada', properties: { [`vip-${graph.size}`]: true }, cohorts };
    for (let times = 0; times < 100; times++) expect(isInCohort(1, cohorts, subject)).toBe(true);
    const first = reads.total;
    expect(first).toBeLessThanOrEqual(2 * graph.size);
    expect(isInCohort(2, cohorts, { ...subject, properties: {} })).toBe(false);
    expect(reads.total - first).toBeLessThanOrEqual(graph.size);
  });

  test.each(LARGE_GRAPHS)(
    'are told in full once in a receipt, and not too deep: %s',
    (_, graph) => {
      const subject = { distinctId: 'ada', properties: {}, cohorts: cohortsOf(graph) };
      const { sets } = explain(FLAG, subject);
      expect(sets.filter(({ properties }) => properties[0]?.cohort?.group)).toHaveLength(1);
      const drawn = JSON.stringify(sets);
      const told = drawn.split('"group":').length - 1;
      expect(told).toBeGreaterThan(60);
      expect(told).toBeLessThanOrEqual(300);
      expect(deepest(sets)).toBeLessThan(1_000);
    },
  );

  test.each(LARGE_GRAPHS)(
    'give the keys that they ask for, and changes of them: %s',
    (_, graph) => {
      const subject = { distinctId: 'ada', properties: {}, cohorts: cohortsOf(graph) };
      const flags = Array.from({ length: 100 }, () => FLAG);
      const others = graph.size - (graph.get(1)?.length ?? 0);
      expect(usedProperties(flags, subject.cohorts).size).toBe(others + 1);
      expect(counterfactuals(FLAG, subject).map(({ change }) => change)).toContainEqual({
        kind: 'property',
        key: 'vip-1',
        value: true,
      });
    },
  );

  test('hold whom one who follows every path finds in them, and fail where that fails', () => {
    fc.assert(
      fc.property(graphArbitrary, fc.integer({ min: 1, max: 9 }), (graph, vip) => {
        const cohorts = cohortsOf(graph);
        const subject = { distinctId: 'ada', properties: { [`vip-${vip}`]: true }, cohorts };
        for (const id of [...graph.keys(), ...graph.keys()]) {
          expect([id, verdict(id, cohorts, subject)]).toEqual([id, naive(id, graph, vip)]);
        }
      }),
    );
  });
});

function verdict(...[id, cohorts, subject]: Parameters<typeof isInCohort>): string {
  try {
    return String(isInCohort(id, cohorts, subject));
  } catch (error) {
    if (error instanceof FlagFailure) return error.code;
    throw error;
  }
}

/** The verdict along every path; what is missing anywhere comes before cycles. */
function naive(id: number, graph: ReferenceGraph, vip: number): string {
  const ends = follow(id, []);
  if (ends.includes('missing')) return 'dependency_not_found_cohort';
  if (ends.includes('cycle')) return 'dependency_cycle_cohort';
  return String(ends.includes('vip'));

  function follow(each: number, path: number[]): string[] {
    if (path.includes(each)) return ['cycle'];
    const references = graph.get(each);
    if (!references) return ['missing'];
    const inner = references.flatMap((other) => follow(other, [...path, each]));
    return each === vip ? ['vip', ...inner] : inner;
  }
}

/** Cohorts that count how often one of them was looked up. */
function countGets(cohorts: Cohorts): { cohorts: Cohorts; reads: { total: number } } {
  const reads = { total: 0 };
  const counting = new Map(cohorts);
  counting.get = (id) => {
    reads.total++;
    return cohorts.get(id);
  };
  return { cohorts: counting, reads };
}

function deepest(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(deepest));
}
