import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { walkReferences } from '../../../src/flags/walkReferences.ts';
import {
  chainOf,
  graphArbitrary,
  layersOf,
  type ReferenceGraph,
} from '../../harness/flags/referenceGraphs.ts';

describe('walkReferences', () => {
  test.each([
    ['60 layers of five', layersOf(60, 5)],
    ['a chain of 100,000', chainOf(100_000)],
  ])('asks each of %s once, and leaves it after all that it refers to', (_, graph) => {
    const { asked, left } = walk(graph);
    expect(asked).toHaveLength(graph.size);
    const places = new Map(left.map((id, place) => [id, place]));
    const wrong = [...graph].filter(([id, references]) =>
      references.some((other) => (places.get(other) ?? Infinity) > (places.get(id) ?? -1)),
    );
    expect(wrong).toEqual([]);
  });

  test('tells the first cycle that a walk without memory meets, or none where that meets none', () => {
    fc.assert(
      fc.property(graphArbitrary, (graph) => {
        expect(walk(graph).cycles[0]).toEqual(firstCycle(graph));
      }),
    );
  });
});

function walk(graph: ReferenceGraph) {
  const asked: number[] = [];
  const left: number[] = [];
  const cycles: (readonly number[])[] = [];
  walkReferences(graph.keys(), {
    referencesOf: (id) => {
      asked.push(id);
      return graph.get(id) ?? [];
    },
    leave: (id) => left.push(id),
    meetCycle: (cycle) => cycles.push(cycle),
  });
  return { asked, left, cycles };
}

function firstCycle(graph: ReferenceGraph): number[] | undefined {
  for (const id of graph.keys()) {
    const cycle = follow(id, []);
    if (cycle) return cycle;
  }
  return undefined;

  function follow(id: number, path: number[]): number[] | undefined {
    if (path.includes(id)) return path.slice(path.indexOf(id));
    for (const other of graph.get(id) ?? []) {
      const cycle = follow(other, [...path, id]);
      if (cycle) return cycle;
    }
    return undefined;
  }
}
