import { cohortIdOf } from './cohortIdOf.ts';
import { explainCohort } from './explainCohort.ts';
import type { FilterExplanation, Subject } from './explanation.ts';
import type { PropertyFilter } from './flag.ts';
import { unlessFailed } from './flagFailure.ts';
import { matchFilter } from './matchFilter.ts';
import { ownValue } from './ownValue.ts';
import { propertiesFor } from './propertiesFor.ts';

/** Tells how one filter fared, and the value it looked at: a property, a flag's value, a membership. */
export function explainFilter(
  filter: PropertyFilter,
  subject: Subject,
  groupType: number | null,
): FilterExplanation {
  const matched = unlessFailed(() => matchFilter(filter, subject, groupType)) ?? false;
  if (filter.type === 'flag') return { ...explainFlag(filter, subject), matched };
  if (filter.type === 'cohort') return { ...explainMembership(filter, subject), matched };
  const value = ownValue(propertiesFor(filter, subject, groupType), filter.key);
  return { filter, value, matched };
}

function explainFlag(filter: PropertyFilter, subject: Subject) {
  const id = Number(filter.key);
  const flagKey = subject.flagKeys?.get(id);
  const value = subject.flagValues?.get(id) ?? undefined;
  return { filter, value, ...(flagKey !== undefined && { flagKey }) };
}

function explainMembership(filter: PropertyFilter, subject: Subject) {
  const { cohorts } = subject;
  const cohort = cohorts && unlessFailed(() => explainCohort(cohortIdOf(filter), cohorts, subject));
  return { filter, value: cohort?.isMember, ...(cohort && { cohort }) };
}
