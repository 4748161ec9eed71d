import { checkCohort } from './checkCohort.ts';
import { cohortIdOf } from './cohortIdOf.ts';
import type { CohortGroup, Cohorts } from './cohort.ts';
import type { Subject } from './explanation.ts';
import type { PropertyFilter } from './flag.ts';
import { matchMembership } from './matchMembership.ts';
import { matchProperty } from './matchProperty.ts';

/**
 * Whether a person belongs to a cohort: stands on its list, or has the properties it asks for.
 *
 * @throws FlagFailure when the cohort, or one that it builds on, does not exist, builds on itself
 *   or cannot be read
 */
export function isInCohort(id: number, cohorts: Cohorts, subject: Subject): boolean {
  checkCohort(id, cohorts);
  return createMembership(cohorts, subject)(id);
}

/** Decides each cohort once, however many others build on it. */
function createMembership(cohorts: Cohorts, subject: Subject): (id: number) => boolean {
  const known = new Map<number, boolean>();
  return belongs;

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
        : matchProperty(filter, propertiesOf(filter), subject.now);
    return passed !== (filter.negation ?? false);
  }

  /** Cohorts are of persons: whatever else a filter names, it looks at the person. */
  function propertiesOf({ type }: PropertyFilter): Readonly<Record<string, unknown>> {
    return type === 'person_metadata' ? (subject.personMetadata ?? {}) : subject.properties;
  }
}
