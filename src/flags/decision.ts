/**
 * What a flag decided, and why, in PostHog’s words; or why it could not be decided.
 */

import { ownValue } from '../json/ownValue.ts';
import type { FeatureFlag } from './flag.ts';

/** PostHog's evaluation reasons: https://posthog.com/docs/api/flags */
export type ReasonCode =
  | 'super_condition_value'
  | 'holdout_condition_value'
  | 'condition_match'
  | 'out_of_rollout_bound'
  | 'no_condition_match'
  | 'no_group_type'
  | 'flag_disabled'
  | 'missing_dependency'
  | FailureCode;

/** What a flag decided, in PostHog's words. */
export interface Decision {
  enabled: boolean;
  /** Key of the variant; null for a flag without variants. */
  variant: string | null;
  reason: { code: ReasonCode; condition_index: number | null; description: string };
  /** Set when the flag could not be decided, and is off for that; the reason's code says why. */
  failed?: true;
}

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
  timeout_error: 'Timed out while fetching data',
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

/** A decision as code sees it: a variant's key, true or false. */
export function flagValue(decision: Decision): boolean | string {
  return decision.enabled && decision.variant !== null ? decision.variant : decision.enabled;
}

/**
 * The payload that goes with a decision, as the flag stores it (a JSON-encoded string), or null.
 *
 * Early access gives the payload to those who opted out, too; so does PostHog's flag service.
 */
export function payloadOf(flag: FeatureFlag, decision: Decision): unknown {
  if (!decision.enabled && decision.reason.code !== 'super_condition_value') return null;
  const payloads = flag.filters.payloads ?? {};
  const key = decision.variant ?? 'true';
  return ownValue(payloads, key) ?? null;
}

export type FailureCode =
  | 'dependency_not_found_cohort'
  | 'dependency_cycle_cohort'
  | 'cohort_filters_parsing_error'
  /** The patterns of a request take too long. */
  | 'timeout_error';

/** Why a flag could not be decided; PostHog's code for it goes into the flag's reason. */
export class FlagFailure extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string) {
    super(message);
    this.name = 'FlagFailure';
    this.code = code;
  }
}

/** The result of some work, or undefined when a FlagFailure ended it. */
export function unlessFailed<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof FlagFailure)) throw error;
    return undefined;
  }
}
