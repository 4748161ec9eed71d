import type { Filters } from '../../flags/flag.ts';
import { validationError } from './validationError.ts';

/**
 * Payloads as PostHog keeps them: JSON text. A text that is sent is taken for JSON already.
 * @throws RequestError 400 for a text that is not JSON.
 */
export function normalizePayloads(filters: Filters): Filters {
  if (!filters.payloads) return filters;
  const entries = Object.entries(filters.payloads);
  const payloads = Object.fromEntries(entries.map(([key, payload]) => [key, toJson(payload)]));
  return { ...filters, payloads };
}

function toJson(payload: unknown): string {
  if (typeof payload !== 'string') return JSON.stringify(payload);
  try {
    JSON.parse(payload);
    return payload;
  } catch {
    throw validationError(`Payload value is not valid JSON: ${payload}`, 'filters');
  }
}
