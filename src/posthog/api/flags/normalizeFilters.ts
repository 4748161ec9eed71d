import { groupTypeOf } from '../../../flags/bucketingId.ts';
import type { Filters, PropertyFilter } from '../../../flags/flag.ts';
import { ownValue } from '../../../json/ownValue.ts';
import { validationError } from '../refusals.ts';

/** Names by which clients may call a comparison. */
const ALIASES: Readonly<Record<string, string>> = { min: 'gte', max: 'lte' };

/**
 * Filters as PostHog keeps them: comparisons by their own names, payloads as JSON text, for which a
 * text that is sent is taken already, and the kind of group that sets are about said by each of them.
 * @throws RequestError 400 for a payload whose text is not JSON.
 */
export function normalizeFilters(filters: Filters): Filters {
  return withGroupTypes({
    ...filters,
    groups: filters.groups.map((set) => ({
      ...set,
      ...(set.properties && { properties: set.properties.map(withOwnName) }),
    })),
    ...(filters.payloads && { payloads: toTexts(filters.payloads) }),
  });
}

/** The flag itself says the kind of group, too, when all sets are about the same: old SDKs look there. */
function withGroupTypes(filters: Filters): Filters {
  const types = filters.groups.map((set) => groupTypeOf({ filters }, set));
  if (types.every((type) => type === null)) return filters;
  const [first = null] = types;
  return {
    ...filters,
    groups: filters.groups.map((set, index) => ({
      ...set,
      aggregation_group_type_index: types[index] ?? null,
    })),
    aggregation_group_type_index: types.every((type) => type === first) ? first : null,
  };
}

function withOwnName(filter: PropertyFilter): PropertyFilter {
  const operator = ownValue(ALIASES, filter.operator ?? '');
  return operator === undefined ? filter : { ...filter, operator };
}

function toTexts(payloads: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(payloads).map(([key, value]) => [key, toText(value)]));
}

function toText(payload: unknown): string {
  if (typeof payload !== 'string') return JSON.stringify(payload);
  try {
    JSON.parse(payload);
    return payload;
  } catch {
    throw validationError('Payload value is not valid JSON', 'filters');
  }
}
