import * as z from 'zod';

/** A test on one property; all filters of a condition set must pass. */
export const propertyFilterSchema = z.looseObject({
  key: z.string(),
  type: z.enum(['person', 'group', 'cohort', 'flag']).default('person'),
  /** PostHog's name of the comparison; null and absent mean `exact`. */
  operator: z.string().nullish(),
  value: z.unknown().optional(),
});

/** One entry of `filters.groups`: who it is for (`properties`), and how many of them. */
export const conditionSetSchema = z.looseObject({
  properties: z.array(propertyFilterSchema).nullish(),
  /** 0 to 100; null and absent mean everyone. */
  rollout_percentage: z.number().min(0).max(100).nullish(),
  /** The variant that this set gives, whatever the bucket says. */
  variant: z.string().nullish(),
});

/** One of the values of a multivariate flag, with its share of those who are in. */
export const variantSchema = z.looseObject({
  key: z.string(),
  name: z.string().nullish(),
  rollout_percentage: z.number().min(0).max(100),
});

/** What decides a flag. `groups` is PostHog's name for the condition sets. */
export const filtersSchema = z.looseObject({
  groups: z.array(conditionSetSchema).default([]),
  multivariate: z.looseObject({ variants: z.array(variantSchema).default([]) }).nullish(),
  /** JSON-encoded strings by variant key, or by `true` for a flag without variants. */
  payloads: z.record(z.string(), z.unknown()).nullish(),
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
});

export type PropertyFilter = z.infer<typeof propertyFilterSchema>;
export type ConditionSet = z.infer<typeof conditionSetSchema>;
export type Filters = z.infer<typeof filtersSchema>;
export type FeatureFlag = z.infer<typeof flagSchema>;
