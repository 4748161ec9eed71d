import * as z from 'zod';
import { propertyFilterSchema } from '../../flags/flag.ts';
import { matchProperty } from '../../flags/matching/matchProperty.ts';
import { createItemBudget } from '../../flags/searchBudget.ts';
import { isTooDeep, parseJson } from '../../json/readJson.ts';
import { validationError } from './refusals.ts';

const filtersSchema = z.array(propertyFilterSchema);

/**
 * The test that a list's `properties` asks for: a JSON list of property filters, all of which a
 * person or an event must pass.
 *
 * @param text null for none, which asks for no test
 * @param now milliseconds since 1970, where relative dates begin
 * @throws RequestError 400 when it cannot be read. The test throws a FlagFailure when its patterns
 *   take too long for one item.
 */
export function propertyPredicate(
  text: string | null,
  now: number,
): ((properties: Record<string, unknown>) => boolean) | undefined {
  if (text === null) return undefined;
  const json = parseJson(text);
  if (isTooDeep(json)) throw validationError('properties are nested too deeply', 'properties');
  const filters = filtersSchema.safeParse(json);
  if (!filters.success) {
    throw validationError('properties must be a JSON list of property filters', 'properties');
  }
  return (properties) => {
    const budget = createItemBudget();
    return filters.data.every((filter) => matchProperty(filter, properties, now, budget));
  };
}
