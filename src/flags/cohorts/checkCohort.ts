import { FlagFailure } from '../decision.ts';
import type { PropertyFilter } from '../flag.ts';
import { walkReferences } from '../walkReferences.ts';
import type { CohortGroup, Cohorts } from './cohort.ts';
import { cohortIdOf } from './cohortIds.ts';

/** PostHog's service goes no deeper into the groups of a cohort; the first level is level 0. */
const DEEPEST_LEVEL = 64;

/** What is known of a project's cohorts. */
interface Checked {
  /** The cohorts on which each builds. */
  references: Map<number, readonly number[]>;
  /** Why a cohort cannot be told; undefined when it is sound. */
  failures: Map<number, FlagFailure | undefined>;
}

/** Cohorts are asked for again and again, and stay as they are: a change makes another map. */
const checked = new WeakMap<Cohorts, Checked>();

/**
 * Checks a cohort and all that it builds on. What is broken anywhere fails the flag, also where the
 * answer would not need it (`DependencyGraph` in `rust/feature-flags`).
 *
 * @returns the ids of the cohorts on which it, and each that it reaches, builds
 * @throws FlagFailure for a cohort that is missing, unreadable, or builds on itself
 */
export function checkCohort(id: number, cohorts: Cohorts): ReadonlyMap<number, readonly number[]> {
  const known: Checked = checked.get(cohorts) ?? { references: new Map(), failures: new Map() };
  checked.set(cohorts, known);
  const { references, failures } = known;
  if (!failures.has(id)) check(id, cohorts, known);
  const failure = failures.get(id);
  if (failure) throw failure;
  return references;
}

function check(id: number, cohorts: Cohorts, { references, failures }: Checked): void {
  try {
    const reached = new Set([id]);
    // A set gives what is added to it while it is walked.
    for (const next of reached) {
      const own = references.get(next) ?? referencesOf(next, cohorts);
      references.set(next, own);
      for (const other of own) reached.add(other);
    }
    walkReferences([id], {
      referencesOf: (next) => references.get(next) ?? [],
      meetCycle: ([met]) => {
        throw new FlagFailure('dependency_cycle_cohort', `Cohort ${met} builds on itself.`);
      },
    });
    for (const sound of reached) failures.set(sound, undefined);
  } catch (error) {
    if (!(error instanceof FlagFailure)) throw error;
    failures.set(id, error);
  }
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

function unreadable(id: number): FlagFailure {
  return new FlagFailure('cohort_filters_parsing_error', `Cohort ${id} has no readable filters.`);
}
