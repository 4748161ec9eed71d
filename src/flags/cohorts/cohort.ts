/**
 * A cohort as PostHog gives it, and the ids by which filters ask for cohorts.
 */

import * as z from 'zod';
import { FlagFailure } from '../decision.ts';
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

/**
 * The id of the cohort that a filter is about. Only a number will do, as for PostHog's service.
 * @throws FlagFailure when the filter's value is no id
 */
export function cohortIdOf(filter: PropertyFilter): number {
  if (typeof filter.value === 'number' && Number.isInteger(filter.value)) return filter.value;
  const value = JSON.stringify(filter.value);
  throw new FlagFailure('cohort_filters_parsing_error', `${value} is not the id of a cohort.`);
}

/** Ids of the cohorts that filters ask for, however deep in groups. */
export function cohortIds(values: readonly (CohortGroup | PropertyFilter)[]): number[] {
  return values.flatMap((value) => {
    if ('values' in value) return cohortIds((value as CohortGroup).values);
    return value.type === 'cohort' ? [Number(value.value)] : [];
  });
}
