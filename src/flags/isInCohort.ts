import { checkCohort } from './checkCohort.ts';
import type { Cohorts } from './cohort.ts';
import { createMembership } from './createMembership.ts';
import type { Subject } from './explanation.ts';

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
