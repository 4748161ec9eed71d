import type { ConditionSet, PropertyFilter } from './flag.ts';

/** PostHog's evaluation reasons: https://posthog.com/docs/api/flags */
export type ReasonCode =
  | 'super_condition_value'
  | 'holdout_condition_value'
  | 'condition_match'
  | 'out_of_rollout_bound'
  | 'no_condition_match'
  | 'no_group_type'
  | 'flag_disabled';

/** Whom a flag is evaluated for. `properties` are the person's, with `distinct_id` among them. */
export interface Subject {
  distinctId: string;
  properties: Readonly<Record<string, unknown>>;
  /** The groups that the subject acts for, by group type index. */
  groups?: Readonly<Record<number, GroupSubject>>;
  /** Buckets the subject in flags whose `bucketing_identifier` is `device_id`. */
  deviceId?: string;
  /** Ids that stand for the distinct ID in flags that keep values across a login, by flag key. */
  hashKeys?: Readonly<Record<string, string>>;
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
}

/** A decision with everything that led to it. */
export interface Explanation extends Decision {
  key: string;
  distinctId: string;
  /** Where the hash of key and distinct ID puts this subject: 0 to 1. */
  bucket: number;
  sets: SetExplanation[];
}

/** How one condition set fared. Sets after the winner are told too, as `match_not_reached` where they match. */
export interface SetExplanation {
  set: ConditionSet;
  outcome: 'match' | 'match_not_reached' | 'out_of_rollout' | 'no_match' | 'not_applicable';
  /** 0 to 100. */
  rolloutPercentage: number;
  inRollout: boolean;
  properties: FilterExplanation[];
}

/** One property filter, with the value the person had (undefined: the person lacks the property). */
export interface FilterExplanation {
  filter: PropertyFilter;
  value: unknown;
  matched: boolean;
}
