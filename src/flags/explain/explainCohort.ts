import { ownValue } from '../../json/ownValue.ts';
import type { CohortGroup, Cohorts } from '../cohorts/cohort.ts';
import { cohortIdOf } from '../cohorts/cohortIds.ts';
import { cohortProperties, membershipOf } from '../cohorts/membership.ts';
import type { PropertyFilter } from '../flag.ts';
import type { Subject } from '../subject.ts';
import type {
  CohortExplanation,
  CohortGroupExplanation,
  FilterExplanation,
} from './explanation.ts';

/** A page draws cohorts within one another; nobody reads, and no browser lays out, thousands. */
const DEEPEST_LEVEL = 256;

/**
 * Decides a cohort like `isInCohort`, and tells how each of its filters fared.
 * @param told the cohorts that have been told in full, which are told in short from then on
 * @throws FlagFailure when the cohort cannot be told, as `isInCohort`
 */
export function explainCohort(
  id: number,
  cohorts: Cohorts,
  subject: Subject,
  told = new Set<number>(),
): CohortExplanation {
  const { belongs, passesFilter } = membershipOf(cohorts, subject);
  return tell(id, 0);

  function tell(each: number, level: number): CohortExplanation {
    const isMember = belongs(each);
    const cohort = cohorts.get(each);
    const isStatic = cohort?.is_static ?? false;
    const isShort = isStatic || level > DEEPEST_LEVEL || told.has(each);
    const group = isShort ? undefined : cohort?.filters?.properties;
    if (group) told.add(each);
    return {
      id: each,
      name: cohort?.name || undefined,
      isStatic,
      isMember,
      ...(group && { group: tellGroup(group, level + 1) }),
    };
  }

  function tellGroup({ type, values }: CohortGroup, level: number): CohortGroupExplanation {
    const parts = values.map((value) =>
      'values' in value ? tellGroup(value as CohortGroup, level + 1) : tellFilter(value, level + 1),
    );
    const isMatch = (part: { matched: boolean }) => part.matched;
    return {
      type,
      matched: type === 'OR' ? parts.some(isMatch) : parts.every(isMatch),
      values: parts,
    };
  }

  function tellFilter(filter: PropertyFilter, level: number): FilterExplanation {
    const matched = passesFilter(filter);
    if (filter.type !== 'cohort') {
      return { filter, value: ownValue(cohortProperties(filter, subject), filter.key), matched };
    }
    const cohort = tell(cohortIdOf(filter), level);
    return { filter, value: cohort.isMember, matched, cohort };
  }
}
