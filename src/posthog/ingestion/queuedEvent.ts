import { requestedUpdates } from '../persons/requestedUpdates.ts';
import type { Lag } from '../store/lagTable.ts';
import type { WaitingEvent } from '../store/queueTable.ts';
import { dueAt } from './dueAt.ts';
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
