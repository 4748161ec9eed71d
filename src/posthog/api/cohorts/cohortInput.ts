/**
 * A cohort as a client wants it to be, and what its criteria ask for.
 */

import * as z from 'zod';
import { type Cohort, cohortSchema } from '../../../flags/cohorts/cohort.ts';
import { cohortIds } from '../../../flags/cohorts/cohortIds.ts';
import { isRecord } from '../../../json/record.ts';
import { booleanField, textField } from '../fields.ts';
import { validationError } from '../refusals.ts';
import { schemaError } from '../schemaError.ts';

const cohortInputSchema = z.object({
  name: textField.pipe(z.string().max(400)).nullish(),
  description: textField.pipe(z.string().max(1000)).nullish(),
  is_static: booleanField.optional(),
  deleted: booleanField.optional(),
  filters: z.unknown().optional(),
  /** Whom a new static cohort begins with, by their uuids. */
  _create_static_person_ids: z.array(z.string()).optional(),
});

type Filters = NonNullable<Cohort['filters']>;

export type CohortInput = Omit<z.infer<typeof cohortInputSchema>, 'filters'> & {
  filters?: Filters;
};

/**
 * Reads what a client wants a cohort to be.
 * @throws RequestError 400 with PostHog's code, words and the field at fault.
 */
export function parseCohortInput(body: unknown): CohortInput {
  const parsed = cohortInputSchema.safeParse(body, { reportInput: true });
  if (!parsed.success) throw schemaError(parsed.error);
  const { filters, ...input } = parsed.data;
  return filters === undefined || filters === null
    ? input
    : { ...input, filters: readFilters(filters, input.is_static ?? false) };
}

/** True when filters ask for something. */
export function hasCriteria(filters: Filters | undefined): boolean {
  return (filters?.properties?.values.length ?? 0) > 0;
}

/** Ids of the cohorts that filters build on. */
export function nestedCohortIds(filters: Filters | undefined): number[] {
  return filters?.properties ? cohortIds(filters.properties.values) : [];
}

function readFilters(filters: unknown, isStatic: boolean): Filters {
  if (!isRecord(filters) || !('properties' in filters)) {
    if (isStatic) return {};
    throw validationError("Must contain a 'properties' key with type and values", 'filters');
  }
  if (asksForBehaviour(filters)) {
    throw validationError(
      'The embedded PostHog evaluates cohorts by person properties, by other cohorts and by ' +
        'lists, not by what people did (type: behavioral).',
      'filters',
    );
  }
  const parsed = cohortSchema.shape.filters.unwrap().unwrap().safeParse(filters);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw validationError(
    `${issue?.path.join('.') ?? 'filters'}: ${issue?.message ?? 'not valid'}. ` +
      'Send groups of filters such as {"properties": {"type": "OR", "values": [{"type": "AND", ' +
      '"values": [{"key": "plan", "type": "person", "value": "pro", "operator": "exact"}]}]}}.',
    'filters',
  );
}

function asksForBehaviour(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(asksForBehaviour);
  if (!isRecord(value)) return false;
  return value['type'] === 'behavioral' || asksForBehaviour(value['properties'] ?? value['values']);
}
