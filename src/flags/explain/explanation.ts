import type { HashTrace } from '../bucketing.ts';
import type { BucketedBy } from '../bucketingId.ts';
import type { CohortGroup } from '../cohorts/cohort.ts';
import type { Decision } from '../decision.ts';
import type { EarlyAccessResult } from '../earlyAccess.ts';
import type { ConditionSet, PropertyFilter } from '../flag.ts';
import type { HoldoutResult } from '../holdout.ts';
import type { VariantShare } from '../variants.ts';
import type { AskedGroup } from './askedGroup.ts';

/** A decision with everything that led to it. */
export interface Explanation extends Decision {
  key: string;
  distinctId: string;
  /** Whose id the flag hashes; a condition set about another kind of group hashes another. */
  bucketedBy: BucketedBy;
  /** Set for a flag about groups: the one that it is about. */
  group?: AskedGroup;
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
  /** Set for a condition set about groups: the one that it is about. */
  group?: AskedGroup;
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
  /** For a filter on a group: which. */
  group?: AskedGroup;
  /** For a filter on a cohort; missing when the cohort cannot be told. */
  cohort?: CohortExplanation;
  /** For a filter on another flag, if that is known: its key. */
  flagKey?: string;
}

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

/** How a flag's holdout sees a subject, and by which hash. */
export interface HoldoutExplanation extends HoldoutResult {
  bucketedBy: BucketedBy;
  /** There always is one: a holdout hashes an empty id, too. */
  hash: HashTrace;
}

/** The second line of a flag with variants: the same id hashed once more, with the salt `variant`. */
export interface VariantsExplanation {
  /** Undefined when nothing is hashed, as for `Explanation.hash`. */
  hash: HashTrace | undefined;
  /** 0 to 1; undefined when the subject has no id to hash. */
  bucket: number | undefined;
  shares: VariantShare[];
  /**
   * Key of the variant in whose share the bucket falls, also where the flag is off or something
   * else decides; null beyond the last share, or without a bucket.
   */
  byHash: string | null;
  /** Set when the condition set that matched names its own variant, which then is the answer. */
  override?: string;
}
