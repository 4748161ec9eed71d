import type { SentEvent } from '../runs/sentEventsOf.ts';
import { TUTORIAL_FLAG_PROPERTY } from '../project/tutorialFlag.ts';
import { type Overview, labelOf } from './readOverview.ts';

/**
 * By how much a run made each row of the breakdown grow: of what it sent, the visits that PostHog has
 * ingested by now.
 */
export function grownValues(sent: readonly SentEvent[], { events }: Overview): Map<string, number> {
  const ingested = new Set(events.map(({ id }) => id));
  const visits = sent.filter(
    ({ uuid, event }) => event === 'visited_user_page' && ingested.has(uuid),
  );
  const rows = Map.groupBy(visits, ({ properties }) => labelOf(properties[TUTORIAL_FLAG_PROPERTY]));
  return new Map([...rows].map(([value, alike]) => [value, alike.length]));
}
