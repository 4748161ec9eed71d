import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateAll } from '../../../src/flags/evaluateAll.ts';
import type { FeatureFlag } from '../../../src/flags/flag.ts';
import { counterfactuals } from '../../../src/flags/whatIf/counterfactuals.ts';
import { makeFlag } from '../../harness/flags/makeFlag.ts';
import {
  chainOf,
  countReads,
  flagsOf,
  graphArbitrary,
  layersOf,
  onFlag,
  type ReferenceGraph,
} from '../../harness/flags/referenceGraphs.ts';

const ADA = { distinctId: 'ada', properties: {} };

describe('flags that depend on many others', () => {
  test.each([
    ['60 layers of five', layersOf(60, 5)],
    ['a chain of 5,000', chainOf(5_000)],
  ])('are decided each once: %s', (_, graph) => {
    const { watched, reads } = countReads(flagsOf(graph), 'active');
    const { decisions, cyclic } = evaluateAll(watched, ADA);
    expect(cyclic).toEqual([]);
    expect([...decisions.values()].filter(({ enabled }) => enabled)).toHaveLength(graph.size);
    expect(new Set(reads.values())).toEqual(new Set([1]));
  });

  test('are left out by a cycle, or miss a flag, as one who follows every path finds', () => {
    fc.assert(
      fc.property(graphArbitrary, (graph) => {
        const { decisions, cyclic } = evaluateAll(flagsOf(graph), ADA);
        for (const id of graph.keys()) {
          const fate = fateOf(id, graph, []);
          expect([id, cyclic.includes(`flag-${id}`)]).toEqual([id, fate === 'cyclic']);
          if (fate === 'cyclic') continue;
          const code = fate === 'missing' ? 'missing_dependency' : 'condition_match';
          expect([id, decisions.get(`flag-${id}`)?.reason.code]).toEqual([id, code]);
        }
      }),
    );
  });
});

describe('counterfactuals of a flag that depends on others', () => {
  test('decide no flag that it does not reach', () => {
    const { watched, reads } = countReads([...flagsOf(layersOf(3, 2)), ...apart(50)], 'active');
    expect(counterfactuals(askingFlag(1), ADA, watched)).not.toEqual([]);
    expect([...reads.keys()].filter((id) => id > 100)).toEqual([]);
    expect(reads.size).toBeGreaterThan(0);
  });

  test('decide so many flags at the most, however many it reaches', () => {
    const { watched, reads } = countReads(flagsOf(chainOf(2_000)), 'active');
    counterfactuals(askingFlag(300), ADA, watched);
    const decided = [...reads.values()].reduce((sum, count) => sum + count, 0);
    expect(decided).toBeGreaterThan(2_000);
    expect(decided).toBeLessThanOrEqual(30_000);
  });
});

/** A flag on top, with so many sets that ask for properties that nobody has. */
function askingFlag(sets: number): FeatureFlag {
  const groups = Array.from({ length: sets }, (_, index) => ({
    properties: [onFlag(1), { key: `property-${index}`, value: 'x' }],
    rollout_percentage: sets === 1 ? 100 : 0,
  }));
  return makeFlag({ id: 9_999, key: 'top', groups });
}

function apart(count: number): FeatureFlag[] {
  return Array.from({ length: count }, (_, index) =>
    makeFlag({ id: 101 + index, key: `apart-${index}`, groups: [{}] }),
  );
}

/** What becomes of a flag: the naive way, along every path. */
function fateOf(id: number, graph: ReferenceGraph, path: number[]): 'cyclic' | 'missing' | 'sound' {
  if (path.includes(id)) return 'cyclic';
  const references = graph.get(id);
  if (!references) return 'missing';
  const fates = references.map((other) => fateOf(other, graph, [...path, id]));
  return fates.includes('cyclic') ? 'cyclic' : fates.includes('missing') ? 'missing' : 'sound';
}
