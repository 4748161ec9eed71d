/**
 * What a run shows, in the few words that stand beside a tick.
 */

import { featureProperty } from '../flags/featureProperty.ts';
import type { RunReport } from '../receipts/runReport.ts';
import { isFlagRequest } from '../runs/isFlagRequest.ts';
import type { SentEvent } from '../runs/sentEventsOf.ts';
import { greetingOf } from './greetingOf.ts';

/** Whether a run of this stage was answered with this greeting. */
export function saw({ run }: RunReport, stage: string, greeting: 'hello' | 'welcome'): boolean {
  return run.stage === stage && greetingOf(run.response) === greeting;
}

/**
 * `on, set 2`, `off`, `on, by choice` where a person’s own decided, `no flag` where PostHog knows none,
 * `no answer` where it said nothing at all; undefined if it was not asked.
 */
export function flagSeen({ flag }: Pick<RunReport, 'flag'>): string | undefined {
  if (!flag) return undefined;
  if (flag.value === undefined) return flag.problem === undefined ? 'no flag' : 'no answer';
  const isChosen = flag.reason?.code === 'super_condition_value';
  if (flag.value === false) return isChosen ? 'off, by choice' : 'off';
  if (isChosen) return 'on, by choice';
  const index = flag.reason?.condition_index;
  return typeof index === 'number' ? `on, set ${index + 1}` : 'on';
}

/** The event of the visit, as the run sent it. */
export function visitSent({ events, counted }: RunReport): SentEvent | undefined {
  return events.find(({ event }) => event === counted.event);
}

/** The flag's value on the visit that a run sent. */
export function sentValue(view: RunReport): unknown {
  return visitSent(view)?.properties[featureProperty(view.counted.flag)];
}

/** About whom a run asked PostHog first; undefined if it asked nothing. */
export function askedAbout({ run }: RunReport): string | undefined {
  return run.exchanges
    .filter(isFlagRequest)
    .map(({ request }) => textAt(request, 'distinct_id'))
    .find((id) => id !== undefined);
}

function textAt(value: unknown, key: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'string' ? found : undefined;
}
