import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withDependencyChains } from '../../../../src/posthog/definitions/withDependencyChains.ts';
import {
  chainOf,
  flagsOf,
  graphArbitrary,
  layersOf,
  type ReferenceGraph,
} from '../../../harness/flags/referenceGraphs.ts';

describe('dependency chains', () => {
  test('hold each flag that is reached once: 60 layers of five', () => {
    const [first = []] = filtersOf(layersOf(60, 5));
    expect(first.map(({ key }) => key)).toEqual([
      'flag-6',
      'flag-7',
      'flag-8',
      'flag-9',
      'flag-10',
    ]);
    for (const { key, dependency_chain: chain } of first) {
      expect(chain).toHaveLength(58 * 5 + 1);
      expect(new Set(chain).size).toBe(58 * 5 + 1);
      expect(chain?.at(-1)).toBe(key);
    }
  });

  test.each([
    ['a chain of 5,000', chainOf(5_000)],
    ['60 layers of fifty', layersOf(60, 50)],
    ['three layers of a thousand', layersOf(3, 1_000)],
  ])('are left out where they would flood: %s', (_, graph) => {
    const filters = filtersOf(graph);
    expect(filters[0]?.[0]?.key).toMatch(/^flag-/);
    const chained = filters.filter((some) => some.some((filter) => 'dependency_chain' in filter));
    expect(chained).toEqual([]);
  });

  test('are those of one who follows every path', () => {
    fc.assert(
      fc.property(graphArbitrary, (graph) => {
        const chains = filtersOf(graph).map((some) =>
          some.map((filter) => filter.dependency_chain),
        );
        const expected = [...graph.values()].map((some) => some.map((id) => naive(id, graph)));
        expect(chains).toEqual(expected);
      }),
    );
  });
});

interface Filter {
  key: string;
  dependency_chain?: string[];
}

/** The filters of each flag, as SDKs get them. */
function filtersOf(graph: ReferenceGraph): Filter[][] {
  const flags = flagsOf(graph).map((flag) => ({ ...flag, version: 1 }));
  return withDependencyChains(flags).map(
    ({ filters }) => (filters.groups[0]?.properties ?? []) as Filter[],
  );
}

/** What must be evaluated for a flag, along every path: empty where one ends in a cycle or nowhere. */
function naive(root: number, graph: ReferenceGraph): string[] {
  const found: string[] = [];
  return follow(root, []) ? [...new Set(found)] : [];

  function follow(id: number, path: number[]): boolean {
    const references = graph.get(id);
    if (!references || path.includes(id)) return false;
    const isSound = references.every((other) => follow(other, [...path, id]));
    found.push(`flag-${id}`);
    return isSound;
  }
}
