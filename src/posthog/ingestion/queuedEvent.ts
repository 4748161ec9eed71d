/**
 * An event that waits, and when its turn comes.
 */
import { requestedUpdates } from '../persons/requestedUpdates.ts';
import type { Lag } from '../store/createLagTable.ts';
import type { WaitingEvent } from '../store/createQueueTable.ts';
import type { QueuedEvent } from './ingestion.ts';

/** An event of the queue as it is shown. */
export function queuedEvent(waiting: WaitingEvent, lag: Lag): QueuedEvent {
  const { uuid, event, distinctId, acceptedAt } = waiting;
  return {
    uuid,
    event,
    distinctId,
    acceptedAt,
    dueAt: dueAt(waiting, lag),
    ...requestedUpdates(waiting),
  };
}

/** When an event is to be ingested, in milliseconds since 1970; undefined while ingestion is paused. */
export function dueAt({ acceptedAt }: WaitingEvent, { delayMs, paused }: Lag): number | undefined {
  return paused ? undefined : acceptedAt + delayMs;
}
