import { parseJson } from '../../json/readJson.ts';
import { validationError } from './refusals.ts';

/**
 * Refuses an address that asks for a list in a way that it cannot have, rather than to answer
 * something else: as CSV, or what HogQL or an action would choose, or the oldest first.
 *
 * @throws RequestError 400 with what to do instead
 */
export function checkListing(query: URLSearchParams): void {
  const format = query.get('format');
  if (format && format !== 'json') {
    refuse('format', `The embedded PostHog answers JSON, not ${format}.`);
  }
  for (const name of ['select', 'where']) {
    if (query.get(name)) {
      refuse(name, 'The embedded PostHog lists whole events. Ask query/ for what HogQL selects.');
    }
  }
  if (query.get('action_id')) {
    refuse('action_id', 'The embedded PostHog has no actions. Filter by event and properties.');
  }
  const order = query.get('orderBy');
  if (order && firstOf(parseJson(order)) !== '-timestamp') {
    refuse(
      'orderBy',
      'The embedded PostHog lists events with the newest first. Ask query/ for another order.',
    );
  }
}

function firstOf(order: unknown): unknown {
  return Array.isArray(order) ? order[0] : order;
}

function refuse(parameter: string, sentence: string): never {
  throw validationError(sentence, parameter, 'not_supported');
}
