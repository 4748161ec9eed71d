import { FlagFailure } from '../decision.ts';
import type { PropertyFilter } from '../flag.ts';
import type { CohortGroup, Cohorts } from './cohort.ts';
import { cohortIdOf } from './cohortIds.ts';

/** PostHog's service goes no deeper into the groups of a cohort; the first level is level 0. */
const DEEPEST_LEVEL = 64;

/**
 * Checks a cohort and all that it builds on. What is broken anywhere fails the flag, also where the
 * answer would not need it (`DependencyGraph` in `rust/feature-flags`).
 *
 * @throws FlagFailure for a cohort that is missing, unreadable, or builds on itself
 */
export function checkCohort(id: number, cohorts: Cohorts): void {
  const references = new Map<number, number[]>();
  const queue = [id];
  for (const next of queue) {
    if (references.has(next)) continue;
    const own = referencesOf(next, cohorts);
    references.set(next, own);
    queue.push(...own);
  }
  refuseCycles(id, references);
}

function referencesOf(id: number, cohorts: Cohorts): number[] {
  const cohort = cohorts.get(id);
  if (!cohort) throw new FlagFailure('dependency_not_found_cohort', `There is no cohort ${id}.`);
  if (cohort.is_static || !cohort.filters) return [];
  const group = cohort.filters.properties;
  if (!group) throw unreadable(id);
  const ids: number[] = [];
  for (const value of group.values) collect(value, 0);
  return ids;

  function collect(value: CohortGroup | PropertyFilter, level: number): void {
    if (level > DEEPEST_LEVEL) throw unreadable(id);
    if ('values' in value) {
      for (const inner of (value as CohortGroup).values) collect(inner, level + 1);
    } else if (value.type === 'cohort') {
      ids.push(cohortIdOf(value));
    }
  }
}

function refuseCycles(root: number, references: ReadonlyMap<number, number[]>): void {
  const open = new Set<number>();
  const sound = new Set<number>();
  visit(root);

  function visit(id: number): void {
    if (sound.has(id)) return;
    if (open.has(id)) {
      throw new FlagFailure('dependency_cycle_cohort', `Cohort ${id} builds on itself.`);
    }
    open.add(id);
    for (const reference of references.get(id) ?? []) visit(reference);
    open.delete(id);
    sound.add(id);
  }
}

function unreadable(id: number): FlagFailure {
  return new FlagFailure('cohort_filters_parsing_error', `Cohort ${id} has no readable filters.`);
}
