/**
 * Whether a person belongs to a cohort.
 */

import type { PropertyFilter } from '../flag.ts';
import { matchProperty } from '../matching/matchProperty.ts';
import type { Subject } from '../subject.ts';
import { walkReferences } from '../walkReferences.ts';
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
  return membershipOf(cohorts, subject).belongs(id);
}

/** What can be asked about one person and a project's cohorts. */
interface Membership {
  /** Whether the person belongs to a cohort; throws as `isInCohort`. */
  belongs: (id: number) => boolean;
  /** Whether a filter of a cohort lets the person pass. */
  passesFilter: (filter: PropertyFilter) => boolean;
}

/** Flags ask for the same cohorts; a subject is made for each request, and stays as it is. */
const memberships = new WeakMap<Subject, { cohorts: Cohorts; membership: Membership }>();

/** Decides each cohort once for a subject, however many flags ask for it or cohorts build on it. */
export function membershipOf(cohorts: Cohorts, subject: Subject): Membership {
  const known = memberships.get(subject);
  if (known?.cohorts === cohorts) return known.membership;
  const membership = createMembership(cohorts, subject);
  memberships.set(subject, { cohorts, membership });
  return membership;
}

/** Decides a cohort after all on which it builds, as PostHog's service does. */
function createMembership(cohorts: Cohorts, subject: Subject): Membership {
  const known = new Map<number, boolean>();
  return { belongs, passesFilter };

  function belongs(id: number): boolean {
    const references = checkCohort(id, cohorts);
    if (!known.has(id)) {
      walkReferences([id], {
        referencesOf: (each) => (known.has(each) ? [] : (references.get(each) ?? [])),
        leave: (each) => {
          if (!known.has(each)) known.set(each, decide(each));
        },
      });
    }
    return known.get(id) ?? false;
  }

  function decide(id: number): boolean {
    const cohort = cohorts.get(id);
    if (cohort?.is_static) return subject.staticCohortIds?.has(id) ?? false;
    const group = cohort?.filters?.properties;
    return Boolean(group) && passes(group as CohortGroup);
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
