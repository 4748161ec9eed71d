/**
 * A feature flag as PostHog’s REST API and SDKs give it: schemas, and the types that follow from them.
 */

import * as z from 'zod';

/** A test on one property; all filters of a condition set must pass. */
export const propertyFilterSchema = z.looseObject({
  key: z.string(),
  /**
   * What the filter looks at; `key` is then a property's name, `id` for a cohort, a flag's id or key,
   * or `created_at` for what PostHog itself says of a person.
   */
  type: z.enum(['person', 'person_metadata', 'group', 'cohort', 'flag']).default('person'),
  /** PostHog's name of the comparison; null and absent mean `exact`, and `in` for a cohort. */
  operator: z.string().nullish(),
  value: z.unknown().optional(),
  /** For `type: group`: which kind of group; absent means the one that the condition set is about. */
  group_type_index: z.int().nullish(),
  /** In cohorts only: the filter passes when its test does not. */
  negation: z.boolean().nullish(),
});

/** One entry of `filters.groups`: who it is for (`properties`), and how many of them. */
const conditionSetSchema = z.looseObject({
  properties: z.array(propertyFilterSchema).nullish(),
  /** 0 to 100; null and absent mean everyone. */
  rollout_percentage: z.number().min(0).max(100).nullish(),
  /** The variant that this set gives, whatever the bucket says. */
  variant: z.string().nullish(),
  /** Which kind of group the set is about: absent as the flag says, null for persons. */
  aggregation_group_type_index: z.int().nullish(),
});

/** One of the values of a multivariate flag, with its share of those who are in. */
const variantSchema = z.looseObject({
  key: z.string(),
  name: z.string().nullish(),
  rollout_percentage: z.number().min(0).max(100),
});

/** Subjects kept apart from a flag's values, the same ones for every flag with a holdout. */
const holdoutSchema = z.looseObject({
  id: z.int(),
  /** 0 to 100; values outside are taken for the nearer end. */
  exclusion_percentage: z.number(),
});

/** What decides a flag. `groups` is PostHog's name for the condition sets. */
export const filtersSchema = z.looseObject({
  groups: z.array(conditionSetSchema).default([]),
  multivariate: z.looseObject({ variants: z.array(variantSchema).default([]) }).nullish(),
  /** JSON-encoded strings by variant key, or by `true` for a flag without variants. */
  payloads: z.record(z.string(), z.unknown()).nullish(),
  /** Which kind of group the flag is about; null and absent mean persons. */
  aggregation_group_type_index: z.int().nullish(),
  /** Early access: a person's own choice, in the property `$feature_enrollment/<key>`, comes first. */
  feature_enrollment: z.boolean().nullish(),
  /** Early access as older versions saved it: the first set's filters look at the choice. */
  super_groups: z.array(conditionSetSchema).nullish(),
  holdout: holdoutSchema.nullish(),
  /** Whoever is outside the rollout of a set that matches goes through no further set. */
  early_exit: z.boolean().nullish(),
});

/** A feature flag as PostHog's REST API gives it; fields we do not read are kept. */
export const flagSchema = z.looseObject({
  id: z.int(),
  key: z.string(),
  name: z.string(),
  active: z.boolean(),
  deleted: z.boolean().default(false),
  filters: filtersSchema,
  version: z.int().nullish(),
  /** Keep the value that someone had before they logged in. */
  ensure_experience_continuity: z.boolean().nullish(),
  /** `device_id` buckets by device; anything else by distinct ID. */
  bucketing_identifier: z.string().nullish(),
});

export type PropertyFilter = z.infer<typeof propertyFilterSchema>;
export type ConditionSet = z.infer<typeof conditionSetSchema>;
export type Variant = z.infer<typeof variantSchema>;
export type Filters = z.infer<typeof filtersSchema>;
export type FeatureFlag = z.infer<typeof flagSchema>;
