/**
 * A cohort as PostHog gives it.
 */

import * as z from 'zod';
import { type PropertyFilter, propertyFilterSchema } from '../flag.ts';

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

/** What some static cohorts have in place of null. */
const noGroupSchema = z.strictObject({}).transform(() => null);

/** A cohort as PostHog's REST API gives it: persons on a list (static), or by their properties. */
export const cohortSchema = z.looseObject({
  id: z.int(),
  name: z.string().nullish(),
  is_static: z.boolean().default(false),
  filters: z
    .looseObject({ properties: z.union([cohortGroupSchema, noGroupSchema]).nullish() })
    .nullish(),
});

export type Cohort = z.infer<typeof cohortSchema>;

/** A project's cohorts by id. */
export type Cohorts = ReadonlyMap<number, Cohort>;
