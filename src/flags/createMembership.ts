import type { CohortGroup, Cohorts } from './cohort.ts';
import { cohortIdOf } from './cohortIdOf.ts';
import { cohortProperties } from './cohortProperties.ts';
import type { Subject } from './explanation.ts';
import type { PropertyFilter } from './flag.ts';
import { matchMembership } from './matchMembership.ts';
import { matchProperty } from './matchProperty.ts';

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
        : matchProperty(filter, cohortProperties(filter, subject), subject.now);
    return passed !== (filter.negation ?? false);
  }
}
