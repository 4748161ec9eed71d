import type { Lag } from '../store/lagTable.ts';
import type { WaitingEvent } from '../store/queueTable.ts';

/** When an event is to be ingested, in milliseconds since 1970; undefined while ingestion is paused. */
export function dueAt({ acceptedAt }: WaitingEvent, { delayMs, paused }: Lag): number | undefined {
  return paused ? undefined : acceptedAt + delayMs;
}
