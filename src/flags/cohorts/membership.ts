/**
 * Whether a person belongs to a cohort.
 */

import type { PropertyFilter } from '../flag.ts';
import { matchProperty } from '../matching/matchProperty.ts';
import type { Subject } from '../subject.ts';
import { checkCohort } from './checkCohort.ts';
import type { CohortGroup, Cohorts } from './cohort.ts';
import { cohortIdOf } from './cohortIds.ts';

/**
 * Whether a person belongs to a cohort: stands on its list, or has the properties it asks for.
 *
 * @throws FlagFailure when the cohort, or one that it builds on, does not exist, builds on itself
 *   or cannot be read
 */
export function isInCohort(id: number, cohorts: Cohorts, subject: Subject): boolean {
  checkCohort(id, cohorts);
  return createMembership(cohorts, subject).belongs(id);
}

/** What can be asked about one person and a project's cohorts, all of them sound. */
interface Membership {
  /** Whether the person belongs to a cohort. */
  belongs: (id: number) => boolean;
  /** Whether a group of filters, or a filter, of a cohort lets the person pass. */
  passes: (value: CohortGroup | PropertyFilter) => boolean;
}

/** Decides each cohort once, however many others build on it. */
export function createMembership(cohorts: Cohorts, subject: Subject): Membership {
  const known = new Map<number, boolean>();
  return { belongs, passes };

  function belongs(id: number): boolean {
    const decided = known.get(id);
    if (decided !== undefined) return decided;
    const cohort = cohorts.get(id);
    const group = cohort?.filters?.properties;
    const member = cohort?.is_static
      ? (subject.staticCohortIds?.has(id) ?? false)
      : Boolean(group) && passes(group as CohortGroup);
    known.set(id, member);
    return member;
  }

  function passes(value: CohortGroup | PropertyFilter): boolean {
    if (!('values' in value)) return passesFilter(value);
    const { type, values } = value as CohortGroup;
    return type === 'OR' ? values.some(passes) : values.every(passes);
  }

  function passesFilter(filter: PropertyFilter): boolean {
    const passed =
      filter.type === 'cohort'
        ? matchMembership(filter, belongs(cohortIdOf(filter)))
        : matchProperty(filter, cohortProperties(filter, subject), subject.now, subject.budget);
    return passed !== (filter.negation ?? false);
  }
}

/** Whether a filter on a cohort (`in`, the default, or `not_in`) passes for a member or a stranger. */
export function matchMembership(filter: PropertyFilter, member: boolean): boolean {
  const operator = filter.operator ?? 'in';
  if (operator === 'in') return member;
  return operator === 'not_in' && !member;
}

/**
 * The properties that a filter of a cohort looks at. Cohorts are of persons: whatever else a filter
 * names, it looks at the person.
 */
export function cohortProperties(
  { type }: PropertyFilter,
  subject: Subject,
): Readonly<Record<string, unknown>> {
  return type === 'person_metadata' ? (subject.personMetadata ?? {}) : subject.properties;
}
