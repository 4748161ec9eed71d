import { checkCohort } from './checkCohort.ts';
import type { CohortGroup, Cohorts } from './cohort.ts';
import { cohortIdOf } from './cohortIdOf.ts';
import { cohortProperties } from './cohortProperties.ts';
import { createMembership } from './createMembership.ts';
import type { FilterExplanation, Subject } from './explanation.ts';
import type { PropertyFilter } from './flag.ts';
import { ownValue } from './ownValue.ts';

/** Whether a person belongs to a cohort, and why. */
export interface CohortExplanation {
  id: number;
  /** Undefined for a cohort without a name. */
  name: string | undefined;
  /** A static cohort is a list of persons; any other goes by its filters. */
  isStatic: boolean;
  isMember: boolean;
  /**
   * How its filters fared; undefined for a static cohort, and for one that was told before: where
   * cohorts build on each other, each is told in full once.
   */
  group?: CohortGroupExplanation;
}

/** How a group of filters fared, of which all (`AND`, `property`) or any (`OR`) must pass. */
export interface CohortGroupExplanation {
  type: CohortGroup['type'];
  matched: boolean;
  values: (CohortGroupExplanation | FilterExplanation)[];
}

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
