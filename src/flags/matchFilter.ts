import { cohortIdOf } from './cohorts/cohortIds.ts';
import { isInCohort, matchMembership } from './cohorts/membership.ts';
import type { PropertyFilter } from './flag.ts';
import { matchProperty } from './matching/matchProperty.ts';
import { propertiesFor, type Subject } from './subject.ts';

/**
 * Tests one filter of a condition set on what it is about: the person, one of their groups, a
 * cohort (always of persons) or another flag's value.
 *
 * @param groupType group type index of the set; null when the set is about persons
 * @throws FlagFailure when the filter is about a cohort that cannot be told, or takes too long
 */
export function matchFilter(
  filter: PropertyFilter,
  subject: Subject,
  groupType: number | null,
): boolean {
  if (filter.type === 'flag') return matchFlag(filter, subject);
  if (filter.type === 'cohort') return matchCohort(filter, subject);
  return matchProperty(
    filter,
    propertiesFor(filter, subject, groupType),
    subject.now,
    subject.budget,
  );
}

function matchFlag(filter: PropertyFilter, subject: Subject): boolean {
  const value = subject.flagValues?.get(Number(filter.key)) ?? null;
  if (filter.operator !== 'flag_evaluates_to' || value === null) return false;
  return filter.value === true ? value !== false : filter.value === value;
}

function matchCohort(filter: PropertyFilter, subject: Subject): boolean {
  if (!subject.cohorts) return false;
  return matchMembership(filter, isInCohort(cohortIdOf(filter), subject.cohorts, subject));
}
