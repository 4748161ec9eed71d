/**
 * Property filters by which a list is narrowed, as a client writes them.
 */

import * as z from 'zod';
import { OPERATORS } from '../../../flags/matching/operators.ts';
import { ownValue } from '../../../json/ownValue.ts';
import { isTooDeep, parseJson } from '../../../json/readJson.ts';
import { isRecord } from '../../../json/record.ts';
import type { RequestError } from '../../http/requestError.ts';
import { pythonText } from '../pythonText.ts';
import { validationError } from '../refusals.ts';

const filterSchema = z.looseObject({
  key: z.string(),
  type: z.string().nullish(),
  operator: z.string().nullish(),
  value: z.unknown().optional(),
  group_type_index: z.int().nullish(),
  negation: z.boolean().nullish(),
});

/** A test on one property of one of the kinds that a list knows. */
export type ListFilter<Type extends string> = z.infer<typeof filterSchema> & { type: Type };

/** Filters, or further groups of them, of which all or any must pass. */
export interface FilterGroup<Type extends string> {
  type: 'AND' | 'OR';
  values: (FilterGroup<Type> | ListFilter<Type>)[];
}

/** What a list can be narrowed by. */
export interface FilterTypes<Type extends string> {
  /** What the list is of: for refusals. */
  list: string;
  /** Its kinds of filters; a filter that names none is of the first. */
  types: readonly [Type, ...Type[]];
}

/**
 * Reads the `properties` of a list in all forms that PostHog takes: a list of filters, groups of
 * them (`{"type": "OR", "values": […]}`), or `{"plan": "pro", "visits__gt": 3}` as old clients write.
 *
 * @throws RequestError 400 when it is none of these, or a filter is of a kind that the list does not know
 */
export function parseFilters<Type extends string>(
  text: string,
  known: FilterTypes<Type>,
): FilterGroup<Type> {
  return readFilters(parseJson(text), known);
}

/** Reads what `parseFilters` reads, from a request's body. */
export function readFilters<Type extends string>(
  json: unknown,
  known: FilterTypes<Type>,
): FilterGroup<Type> {
  if (isTooDeep(json)) throw refuse('properties are nested too deeply');
  if (Array.isArray(json)) return { type: 'AND', values: json.map((value) => read(value, known)) };
  if (!isRecord(json)) throw unreadable();
  return Array.isArray(json['values']) ? readGroup(json, known) : readPairs(json, known);
}

/** Whether a group lets something pass, when `passes` tells of each filter. */
export function passesGroup<Type extends string>(
  { type, values }: FilterGroup<Type>,
  passes: (filter: ListFilter<Type>) => boolean,
): boolean {
  const test = (value: FilterGroup<Type> | ListFilter<Type>) =>
    isGroup(value) ? passesGroup(value, passes) : passes(value);
  return type === 'OR' ? values.some(test) : values.every(test);
}

function isGroup<Type extends string>(
  value: FilterGroup<Type> | ListFilter<Type>,
): value is FilterGroup<Type> {
  return 'values' in value && Array.isArray(value.values);
}

function read<Type extends string>(
  value: unknown,
  known: FilterTypes<Type>,
): FilterGroup<Type> | ListFilter<Type> {
  if (isRecord(value) && Array.isArray(value['values'])) return readGroup(value, known);
  const parsed = filterSchema.safeParse(value);
  if (!parsed.success) throw unreadable();
  const type = readType(parsed.data.type, known);
  return { ...parsed.data, type, operator: readOperator(parsed.data.operator, type) };
}

function readGroup<Type extends string>(
  { type, values }: Record<string, unknown>,
  known: FilterTypes<Type>,
): FilterGroup<Type> {
  if (type !== 'AND' && type !== 'OR') throw unreadable();
  return { type, values: (values as unknown[]).map((value) => read(value, known)) };
}

/** A name may end with its operator, after two underscores. */
function readPairs<Type extends string>(
  pairs: Record<string, unknown>,
  { types: [type] }: FilterTypes<Type>,
): FilterGroup<Type> {
  const values = Object.entries(pairs).map(([name, value]) => {
    const [key = '', operator] = name.split('__');
    return { key, type, operator: readOperator(operator || 'exact', type), value };
  });
  return { type: 'AND', values };
}

function readType<Type extends string>(
  type: string | null | undefined,
  { list, types }: FilterTypes<Type>,
): Type {
  if (type === null || type === undefined) return types[0];
  const found = types.find((each) => each === type);
  if (found !== undefined) return found;
  throw refuse(
    `The embedded PostHog lists ${list} by filters of type ${types.join(', ')}, not by those of ` +
      `type ${pythonText(type)}.`,
  );
}

/** Of cohorts one is in or not in; of properties these are other words for what has a name. */
const SYNONYMS: Readonly<Record<string, string>> = {
  in: 'exact',
  not_in: 'is_not',
  min: 'gte',
  max: 'lte',
};
const COHORT_OPERATORS = new Set(['exact', 'in', 'not_in']);

function readOperator(operator: string | null | undefined, type: string) {
  if (operator === null || operator === undefined) return operator;
  if (type === 'cohort' && COHORT_OPERATORS.has(operator)) return operator;
  const found = ownValue(SYNONYMS, operator) ?? operator;
  if (OPERATORS.some((known) => known === found)) return found;
  throw refuse(`Invalid operator: ${operator}. Known are ${OPERATORS.join(', ')}.`);
}

function unreadable(): RequestError {
  return refuse('properties must be a JSON list of property filters');
}

function refuse(detail: string): RequestError {
  return validationError(detail, 'properties');
}
