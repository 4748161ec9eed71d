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
};

/** A reason with PostHog's description of it. The index counts from 0, the description from 1. */
export function reason(code: ReasonCode, conditionIndex: number | null): Reason {
  const description =
    code === 'condition_match'
      ? `${DESCRIPTIONS[code]} ${(conditionIndex ?? 0) + 1}`
      : DESCRIPTIONS[code];
  return { code, condition_index: conditionIndex, description };
}
