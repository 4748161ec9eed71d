import { cohortIdOf } from './cohortIdOf.ts';
import type { FilterExplanation, Subject } from './explanation.ts';
import type { PropertyFilter } from './flag.ts';
import { unlessFailed } from './flagFailure.ts';
import { isInCohort } from './isInCohort.ts';
import { matchFilter } from './matchFilter.ts';
import { propertiesFor } from './propertiesFor.ts';

/** Tells how one filter fared, and the value it looked at: a property, a flag's value, a membership. */
export function explainFilter(
  filter: PropertyFilter,
  subject: Subject,
  groupType: number | null,
): FilterExplanation {
  return {
    filter,
    value: unlessFailed(() => valueFor(filter, subject, groupType)),
    matched: unlessFailed(() => matchFilter(filter, subject, groupType)) ?? false,
  };
}

function valueFor(filter: PropertyFilter, subject: Subject, groupType: number | null): unknown {
  if (filter.type === 'flag') return subject.flagValues?.get(Number(filter.key)) ?? undefined;
  if (filter.type === 'cohort') {
    return subject.cohorts && isInCohort(cohortIdOf(filter), subject.cohorts, subject);
  }
  const properties = propertiesFor(filter, subject, groupType);
  return Object.hasOwn(properties, filter.key) ? properties[filter.key] : undefined;
}
