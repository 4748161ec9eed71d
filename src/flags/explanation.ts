import type { BucketedBy } from './bucketedBy.ts';
import type { Cohorts } from './cohort.ts';
import type { EarlyAccessResult } from './earlyAccess.ts';
import type { CohortExplanation } from './explainCohort.ts';
import type { HoldoutExplanation } from './explainHoldout.ts';
import type { VariantsExplanation } from './explainVariants.ts';
import type { ConditionSet, PropertyFilter } from './flag.ts';
import type { FailureCode } from './flagFailure.ts';
import type { HashTrace } from './traceHash.ts';

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

/** Whom a flag is evaluated for. `properties` are the person's, as `personProperties` gives them. */
export interface Subject {
  distinctId: string;
  properties: Readonly<Record<string, unknown>>;
  /** What PostHog itself says of the person, an ISO date; absent for someone it does not know. */
  personMetadata?: Readonly<Record<'created_at', string>>;
  /** The groups that the subject acts for, by group type index. */
  groups?: Readonly<Record<number, GroupSubject>>;
  /** Buckets the subject in flags whose `bucketing_identifier` is `device_id`. */
  deviceId?: string;
  /** The distinct ID from before a login, for flags that keep their values across it. */
  anonDistinctId?: string;
  /** Ids stored for the person, by flag key, which those flags prefer to either distinct ID. */
  hashKeys?: Readonly<Record<string, string>>;
  /** The project's cohorts by id; without them no filter on a cohort matches. */
  cohorts?: Cohorts;
  /** Ids of the static cohorts on whose list the person stands. */
  staticCohortIds?: ReadonlySet<number>;
  /** What other flags decided for the subject, by flag id; null for a flag that failed. */
  flagValues?: ReadonlyMap<number, boolean | string | null>;
  /** The keys of the project's flags by id, so that an explanation can name those it depends on. */
  flagKeys?: ReadonlyMap<number, string>;
  /** Milliseconds since 1970, where relative dates begin; absent means the clock's time. */
  now?: number;
}

/** A group, such as a company. `properties` have `$group_key` among them. */
export interface GroupSubject {
  key: string;
  properties: Readonly<Record<string, unknown>>;
}

/** What a flag decided, in PostHog's words. */
export interface Decision {
  enabled: boolean;
  /** Key of the variant; null for a flag without variants. */
  variant: string | null;
  reason: { code: ReasonCode; condition_index: number | null; description: string };
  /** Set when the flag could not be decided, and is off for that; the reason's code says why. */
  failed?: true;
}

/** A decision with everything that led to it. */
export interface Explanation extends Decision {
  key: string;
  distinctId: string;
  /** Whose id the flag hashes; a condition set about another kind of group hashes another. */
  bucketedBy: BucketedBy;
  /** Undefined when nothing is hashed, since the subject has no such id, or an empty one. */
  hash: HashTrace | undefined;
  /** Where the hash of key and id puts this subject: 0 to 1; 0 without a hash. */
  bucket: number;
  /** Set when the person opted in or out: then nothing below decides. */
  earlyAccess?: EarlyAccessResult;
  /** Set when the flag has a holdout; who is held out gets its variant whatever the sets say. */
  holdout?: HoldoutExplanation;
  /** Set when the flag has variants, also when it is off or a holdout decides. */
  variants?: VariantsExplanation;
  /** Whether the sets end at the first whose filters all pass, be the subject in its rollout or not. */
  earlyExit: boolean;
  sets: SetExplanation[];
}

/** How one condition set fared. Sets after the winner are told too, as `match_not_reached` where they match. */
export interface SetExplanation {
  set: ConditionSet;
  outcome: 'match' | 'match_not_reached' | 'out_of_rollout' | 'no_match' | 'not_applicable';
  /** 0 to 100. */
  rolloutPercentage: number;
  /** Whose id the set hashes: another one than the flag's when it is about another kind of group. */
  bucketedBy: BucketedBy;
  /** Undefined when nothing is hashed: the subject has no such id, or an empty one. */
  hash: HashTrace | undefined;
  /** Where the set puts whom it is about: 0 to 1; undefined without such a group or device ID. */
  bucket: number | undefined;
  inRollout: boolean;
  properties: FilterExplanation[];
}

/**
 * One property filter, with the value the person had (undefined: the person lacks the property);
 * for a cohort, whether they are a member; for another flag, its value.
 */
export interface FilterExplanation {
  filter: PropertyFilter;
  value: unknown;
  matched: boolean;
  /** For a filter on a cohort; missing when the cohort cannot be told. */
  cohort?: CohortExplanation;
  /** For a filter on another flag, if that is known: its key. */
  flagKey?: string;
}
