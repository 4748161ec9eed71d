import { requestedUpdates } from '../persons/requestedUpdates.ts';
import type { WaitingEvent } from '../store/createQueueTable.ts';
import type { QueuedEvent } from './ingestion.ts';

/**
 * An event of the queue as it is shown.
 * @param dueAt when it is ingested, by the system's clock; undefined while ingestion is paused
 */
export function queuedEvent(waiting: WaitingEvent, dueAt: number | undefined): QueuedEvent {
  const { uuid, event, distinctId, acceptedAt } = waiting;
  return {
    uuid,
    event,
    distinctId,
    acceptedAt,
    dueAt,
    ...requestedUpdates(waiting),
  };
}
