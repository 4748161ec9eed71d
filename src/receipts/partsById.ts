import { isFlagRequest } from '../runs/isFlagRequest.ts';
import type { RunSoFar } from '../runs/run.ts';
import { askedFor } from './flagAnswerOf.ts';

/**
 * A run as each distinct ID's part of it, with no questions about flags but its own, in the order in which
 * the IDs were first asked about: of somebody who logs in, an app asks about two.
 */
export function partsById<Recorded extends Pick<RunSoFar, 'exchanges'>>(
  run: Recorded,
): Map<string, Recorded> {
  const byId = Map.groupBy(run.exchanges.filter(isFlagRequest), (exchange) => askedFor(exchange));
  return new Map([...byId].map(([id, exchanges]) => [id, { ...run, exchanges }]));
}
