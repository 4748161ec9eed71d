import * as z from 'zod';
import { propertyFilterSchema, type PropertyFilter } from './flag.ts';

/** Property filters, or further groups, of which all (`AND`, `property`) or any (`OR`) must pass. */
export interface CohortGroup {
  type: 'AND' | 'OR' | 'property';
  values: (CohortGroup | PropertyFilter)[];
}

const cohortGroupSchema: z.ZodType<CohortGroup> = z.lazy(() =>
  z.object({
    type: z.enum(['AND', 'OR', 'property']),
    values: z.array(z.union([cohortGroupSchema, propertyFilterSchema])),
  }),
);

/** A cohort as PostHog's REST API gives it: persons on a list (static), or by their properties. */
export const cohortSchema = z.looseObject({
  id: z.int(),
  name: z.string().nullish(),
  is_static: z.boolean().default(false),
  /** Null for a static cohort; some of those have an object without a group in it. */
  filters: z.looseObject({ properties: cohortGroupSchema.nullish().catch(null) }).nullish(),
});

export type Cohort = z.infer<typeof cohortSchema>;
