import { featureProperty } from '../flags/featureProperty.ts';
import { type Overview, labelOf } from './readOverview.ts';
import type { RunReport } from './runReport.ts';

/**
 * By how much a run made each row of the breakdown grow: of what it sent, the visits that PostHog has
 * ingested by now.
 */
export function grownValues(
  run: Pick<RunReport, 'events' | 'counted'> | undefined,
  { events }: Overview,
): Map<string, number> {
  if (!run) return new Map();
  const { counted } = run;
  const ingested = new Set(events.map(({ id }) => id));
  const visits = run.events.filter(
    ({ uuid, event }) => event === counted.event && ingested.has(uuid),
  );
  const property = featureProperty(counted.flag);
  const rows = Map.groupBy(visits, ({ properties }) => labelOf(properties[property]));
  return new Map([...rows].map(([value, alike]) => [value, alike.length]));
}
