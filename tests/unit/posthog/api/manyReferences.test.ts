import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkCohortUse,
  checkNestedCohorts,
} from '../../../../src/posthog/api/cohorts/checkCohortUse.ts';
import { checkDependencies } from '../../../../src/posthog/api/flags/checkDependencies.ts';
import { RequestError } from '../../../../src/posthog/http/requestError.ts';
import { createStore } from '../../../../src/posthog/store/createStore.ts';
import type { CurrentFlag } from '../../../../src/posthog/store/storedFlag.ts';
import {
  chainOf,
  cohortsOf,
  countReads,
  flagsOf,
  graphArbitrary,
  inCohort,
  LARGE_GRAPHS,
  layersOf,
  onFlag,
  type ReferenceGraph,
} from '../../../harness/flags/referenceGraphs.ts';
import { EVERYONE, NOW, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const asksFor = (id: number) => ({ groups: [{ properties: [onFlag(id)] }] });

describe('a flag that depends on many others', () => {
  test.each(LARGE_GRAPHS)('is checked by reading each once: %s', (_, graph) => {
    const { watched, reads } = countReads(currentFlags(graph), 'filters');
    checkDependencies(asksFor(1), 'new', watched);
    expect(new Set(reads.values())).toEqual(new Set([1]));
  });

  test('is refused in the words that one who follows every path would find', () => {
    fc.assert(
      fc.property(graphArbitrary, (graph) => {
        const flags = currentFlags(graph);
        const filters = asksFor(1);
        expect(detailOf(() => checkDependencies(filters, 'new', flags))).toBe(naive(graph));
      }),
    );
  });

  test('is created at once, and refused where it would close a long cycle', async () => {
    const store = createStore(':memory:');
    const { api } = openTestPostHog(store);
    const graph = chainOf(2_000);
    store.transaction(() => {
      for (const { key, filters } of flagsOf(graph)) {
        const content = { key, name: '', active: true, deleted: false, filters, settings: {} };
        store.flags.create(1, content, NOW);
      }
    });
    const created = await api('POST', '/feature_flags/', { key: 'top', filters: asksFor(1) });
    expect(created.status).toBe(201);
    const closing = await api('PATCH', '/feature_flags/2000/', { filters: asksFor(1) });
    expect(closing.body.detail).toMatch(/^Circular dependency detected: flag-2000 → flag-1 → /);
    expect(closing.body.detail.endsWith('flag-1999 → flag-2000')).toBe(true);
  });

  test('cannot close a cycle by a change of its key', async () => {
    const { api } = openTestPostHog();
    const base = await api('POST', '/feature_flags/', { key: 'base', filters: EVERYONE });
    const top = { key: 'top', filters: asksFor(base.body.id) };
    const filters = asksFor((await api('POST', '/feature_flags/', top)).body.id);
    const change = { key: 'renamed', filters };
    const { body } = await api('PATCH', `/feature_flags/${base.body.id}/`, change);
    expect(body.detail).toBe('Circular dependency detected: base → top → base');
  });
});

describe('a cohort on which many others build', () => {
  test.each(LARGE_GRAPHS)('is looked for by reading each once, for all flags: %s', (_, graph) => {
    const { watched, reads } = countReads([...cohortsOf(graph).values()], 'filters');
    const cohorts = new Map(watched.map((cohort) => [cohort.id, cohort]));
    const last = graph.size;
    const groups = [{ properties: [inCohort(1)] }];
    const flags = currentFlags(layersOf(1, 50)).map((flag) => ({ ...flag, filters: { groups } }));
    const change = { ...stored(last), deleted: true };
    expect(detailOf(() => checkCohortUse(change, flags, cohorts))).toMatch(
      /^This cohort is used in 50 active feature flag/,
    );
    expect(new Set(reads.values())).toEqual(new Set([1]));
    expect(detailOf(() => checkNestedCohorts([1], last, cohorts))).toBe(
      'Cohorts cannot reference other cohorts in a loop.',
    );
    expect(new Set(reads.values())).toEqual(new Set([2]));
    expect(detailOf(() => checkNestedCohorts([last], 1, cohorts))).toBeUndefined();
  });
});

function currentFlags(graph: ReferenceGraph): CurrentFlag[] {
  return flagsOf(graph).map((flag) => ({ ...flag, version: 1 }));
}

function stored(id: number) {
  const fields = { name: '', description: '', isStatic: false, deleted: false, filters: {} };
  return { id, ...fields, version: 1, createdAt: NOW };
}

function detailOf(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    return (error.body as { detail: string }).detail;
  }
}

/** PostHog's own way, along every path from a new flag that asks for the first. */
function naive(graph: ReferenceGraph): string | undefined {
  return follow(1, []);

  function follow(id: number, path: number[]): string | undefined {
    if (path.includes(id)) {
      const cycle = [...path.slice(path.indexOf(id)), id];
      return `Circular dependency detected: ${cycle.map((each) => `flag-${each}`).join(' → ')}`;
    }
    const references = graph.get(id) ?? [];
    const missing = references.find((other) => !graph.has(other));
    if (missing !== undefined) {
      return `Flag dependency references non-existent flag with ID ${missing}`;
    }
    for (const other of references) {
      const found = follow(other, [...path, id]);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
