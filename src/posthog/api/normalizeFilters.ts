import type { Filters, PropertyFilter } from '../../flags/flag.ts';
import { validationError } from './validationError.ts';

/** Names by which clients may call a comparison. */
const ALIASES: Readonly<Record<string, string>> = { min: 'gte', max: 'lte' };

/**
 * Filters as PostHog keeps them: comparisons by their own names, and payloads as JSON text, for which
 * a text that is sent is taken already.
 * @throws RequestError 400 for a payload whose text is not JSON.
 */
export function normalizeFilters(filters: Filters): Filters {
  return {
    ...filters,
    groups: filters.groups.map((set) => ({
      ...set,
      ...(set.properties && { properties: set.properties.map(withOwnName) }),
    })),
    ...(filters.payloads && { payloads: toTexts(filters.payloads) }),
  };
}

function withOwnName(filter: PropertyFilter): PropertyFilter {
  const operator = ALIASES[filter.operator ?? ''];
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
