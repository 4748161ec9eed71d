import { checkCohort } from '../cohorts/checkCohort.ts';
import type { CohortGroup, Cohorts } from '../cohorts/cohort.ts';
import { cohortIdOf } from '../cohorts/cohortIds.ts';
import { cohortProperties, createMembership } from '../cohorts/membership.ts';
import type { PropertyFilter } from '../flag.ts';
import { ownValue, type Subject } from '../subject.ts';
import type {
  CohortExplanation,
  CohortGroupExplanation,
  FilterExplanation,
} from './explanation.ts';

/**
 * Decides a cohort like `isInCohort`, and tells how each of its filters fared.
 * @throws FlagFailure when the cohort cannot be told, as `isInCohort`
 */
export function explainCohort(id: number, cohorts: Cohorts, subject: Subject): CohortExplanation {
  checkCohort(id, cohorts);
  const { belongs, passes } = createMembership(cohorts, subject);
  const told = new Set<number>();
  return tell(id);

  function tell(each: number): CohortExplanation {
    const cohort = cohorts.get(each);
    const isStatic = cohort?.is_static ?? false;
    const group = isStatic || told.has(each) ? undefined : cohort?.filters?.properties;
    told.add(each);
    return {
      id: each,
      name: cohort?.name || undefined,
      isStatic,
      isMember: belongs(each),
      ...(group && { group: tellGroup(group) }),
    };
  }

  function tellGroup(group: CohortGroup): CohortGroupExplanation {
    const values = group.values.map((value) =>
      'values' in value ? tellGroup(value as CohortGroup) : tellFilter(value),
    );
    return { type: group.type, matched: passes(group), values };
  }

  function tellFilter(filter: PropertyFilter): FilterExplanation {
    const matched = passes(filter);
    if (filter.type !== 'cohort') {
      return { filter, value: ownValue(cohortProperties(filter, subject), filter.key), matched };
    }
    const cohort = tell(cohortIdOf(filter));
    return { filter, value: cohort.isMember, matched, cohort };
  }
}
