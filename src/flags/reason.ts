import type { Decision, ReasonCode } from './explanation.ts';

type Reason = Decision['reason'];

const DESCRIPTIONS: Record<ReasonCode, string> = {
  super_condition_value: 'Super condition value',
  holdout_condition_value: 'Holdout condition value',
  condition_match: 'Matched condition set',
  out_of_rollout_bound: 'Out of rollout bound',
  no_condition_match: 'No matching condition set',
  no_group_type: 'No group type',
  flag_disabled: 'Feature flag is disabled',
  missing_dependency: 'Flag cannot be evaluated due to missing dependency',
  dependency_not_found_cohort: 'Cohort dependency not found',
  dependency_cycle_cohort: 'Cohort dependency cycle detected',
  cohort_filters_parsing_error: 'Failed to parse cohort filters',
};

const GROUPS_NOT_EVALUATED =
  ' (group conditions were not evaluated because no group type was provided)';

/** A reason with PostHog's description of it. The index counts from 0, the description from 1. */
export function reason(code: ReasonCode, conditionIndex: number | null): Reason {
  const description =
    code === 'condition_match'
      ? `${DESCRIPTIONS[code]} ${(conditionIndex ?? 0) + 1}`
      : DESCRIPTIONS[code];
  return { code, condition_index: conditionIndex, description };
}

/** The reason of a flag none of whose sets matched, some of them for want of a group. */
export function reasonWithoutGroups(conditionIndex: number | null): Reason {
  const { description, ...rest } = reason('no_condition_match', conditionIndex);
  return { ...rest, description: description + GROUPS_NOT_EVALUATED };
}
