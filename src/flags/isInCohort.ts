import type { Cohort, CohortGroup } from './cohort.ts';
import type { Subject } from './explanation.ts';
import type { PropertyFilter } from './flag.ts';
import { FlagFailure } from './flagFailure.ts';
import { matchProperty } from './matchProperty.ts';

type Cohorts = ReadonlyMap<number, Cohort>;

/**
 * Whether a person belongs to a cohort: stands on its list, or has the properties it asks for.
 *
 * @throws FlagFailure when the cohort, or one that it builds on, does not exist or builds on itself
 */
export function isInCohort(id: number, cohorts: Cohorts, subject: Subject): boolean {
  checkReferences(id, cohorts, []);
  return belongs(id, cohorts, subject);
}

/** A broken reference fails the flag wherever it stands, also where the answer does not need it. */
function checkReferences(id: number, cohorts: Cohorts, path: number[]): void {
  if (path.includes(id)) {
    throw new FlagFailure('dependency_cycle_cohort', `Cohort ${id} builds on itself.`);
  }
  const cohort = cohorts.get(id);
  if (!cohort) {
    throw new FlagFailure('dependency_not_found_cohort', `There is no cohort ${id}.`);
  }
  if (cohort.is_static) return;
  for (const reference of referencesOf(cohort.filters?.properties)) {
    checkReferences(reference, cohorts, [...path, id]);
  }
}

function referencesOf(group: CohortGroup | null | undefined): number[] {
  return (group?.values ?? []).flatMap((value) => {
    if ('values' in value) return referencesOf(value as CohortGroup);
    return value.type === 'cohort' ? [Number(value.value)] : [];
  });
}

function belongs(id: number, cohorts: Cohorts, subject: Subject): boolean {
  const cohort = cohorts.get(id);
  if (cohort?.is_static) return subject.staticCohortIds?.has(id) ?? false;
  const group = cohort?.filters?.properties;
  return group ? passesGroup(group, cohorts, subject) : false;
}

function passesGroup(group: CohortGroup, cohorts: Cohorts, subject: Subject): boolean {
  const passes = (value: CohortGroup | PropertyFilter) =>
    'values' in value
      ? passesGroup(value as CohortGroup, cohorts, subject)
      : passesLeaf(value, group, cohorts, subject);
  return group.type === 'OR' ? group.values.some(passes) : group.values.every(passes);
}

/** In an `OR` the service leaves the negation of a cohort out of account, and so do we. */
function passesLeaf(
  filter: PropertyFilter,
  group: CohortGroup,
  cohorts: Cohorts,
  subject: Subject,
): boolean {
  const negated = filter.negation ?? false;
  if (filter.type !== 'cohort') {
    return matchProperty(filter, subject.properties, subject.now) !== negated;
  }
  const member = matchMembership(filter, belongs(Number(filter.value), cohorts, subject));
  return group.type === 'OR' ? member : member !== negated;
}

/** Whether a filter on a cohort (`in`, the default, or `not_in`) passes for a member or a stranger. */
export function matchMembership(filter: PropertyFilter, member: boolean): boolean {
  const operator = filter.operator ?? 'in';
  if (operator === 'in') return member;
  return operator === 'not_in' && !member;
}
