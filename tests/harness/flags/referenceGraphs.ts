/**
 * Flags and cohorts that refer to one another, for tests of how references are followed.
 */
import fc from 'fast-check';
import { type Cohort, type Cohorts, cohortSchema } from '../../../src/flags/cohorts/cohort.ts';
import type { FeatureFlag } from '../../../src/flags/flag.ts';
import { makeFlag } from './makeFlag.ts';

/** What each thing refers to, by its id. */
export type ReferenceGraph = ReadonlyMap<number, readonly number[]>;

/** So many layers of so many, each referring to all of the next layer: id 1 is in the top one. */
export function layersOf(layers: number, width: number): ReferenceGraph {
  const graph = new Map<number, number[]>();
  for (let layer = 0; layer < layers; layer++) {
    const next = layer + 1 === layers ? [] : idsFrom((layer + 1) * width + 1, width);
    for (const id of idsFrom(layer * width + 1, width)) graph.set(id, next);
  }
  return graph;
}

/** So many in a row: 1 refers to 2, and so on. */
export function chainOf(length: number): ReferenceGraph {
  return layersOf(length, 1);
}

/** Graphs that are too large to follow every path of them. */
export const LARGE_GRAPHS = [
  ['60 layers of five', layersOf(60, 5)],
  ['a chain of 5,000', chainOf(5_000)],
] as const;

function idsFrom(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

/** Up to seven things that refer to each other at will, to themselves, and to 9, which is missing. */
export const graphArbitrary: fc.Arbitrary<ReferenceGraph> = fc
  .array(fc.array(fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 9), { maxLength: 3 }), {
    minLength: 1,
    maxLength: 7,
  })
  .map((all) => {
    const ids = new Set([...all.keys(), 8].map((index) => index + 1));
    return new Map(all.map((some, index) => [index + 1, some.filter((id) => ids.has(id))]));
  });

/** A graph of flags, each on when those that it refers to are on. */
export function flagsOf(graph: ReferenceGraph): FeatureFlag[] {
  return Array.from(graph, ([id, references]) =>
    makeFlag({ id, key: `flag-${id}`, groups: [{ properties: references.map(onFlag) }] }),
  );
}

/** A filter on another flag. */
export function onFlag(id: number) {
  const operator = 'flag_evaluates_to';
  return { key: String(id), type: 'flag' as const, operator, value: true };
}

/** A graph of cohorts, each of persons who are `vip`, or in one of those to which it refers. */
export function cohortsOf(graph: ReferenceGraph): Cohorts {
  return new Map(Array.from(graph, ([id, references]) => [id, cohortOf(id, references)]));
}

function cohortOf(id: number, references: readonly number[]): Cohort {
  const vip = { key: `vip-${id}`, type: 'person', value: true };
  const properties = { type: 'OR', values: [vip, ...references.map(inCohort)] };
  return cohortSchema.parse({ id, name: `Cohort ${id}`, filters: { properties } });
}

/** A filter on a cohort. */
export function inCohort(id: number) {
  return { key: 'id', type: 'cohort' as const, value: id };
}

/** Some things, and how often a field of each was read since, by its id. */
export function countReads<Thing extends { id: number }>(
  things: readonly Thing[],
  field: keyof Thing,
): { watched: Thing[]; reads: Map<number, number> } {
  const reads = new Map<number, number>();
  const watched = things.map(
    (thing) =>
      new Proxy(thing, {
        get: (target, name, receiver) => {
          if (name === field) reads.set(thing.id, (reads.get(thing.id) ?? 0) + 1);
          return Reflect.get(target, name, receiver) as unknown;
        },
      }),
  );
  return { watched, reads };
}
