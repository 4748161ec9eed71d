import type { WaitingEvent } from '../store/createQueueTable.ts';
import type { Store } from '../store/createStore.ts';
import { isStorageFailure } from '../store/isStorageFailure.ts';
import { captureEvents } from './captureEvents.ts';

/**
 * Ingests the first events of the queue up to one that is not ready or until they are enough, and takes
 * them off it in the same transaction.
 * @returns the events that have left the queue
 */
export function ingestFirst(
  store: Store,
  projectId: number,
  limit: number,
  isReady: (event: WaitingEvent) => boolean,
  isEnough: () => boolean,
): WaitingEvent[] {
  return store.transaction(() => {
    const first = store.queue.first(projectId, limit);
    const end = first.findIndex((event) => !isReady(event));
    const ready = end < 0 ? first : first.slice(0, end);
    let count = 0;
    for (const event of ready) {
      ingestOne(store, projectId, event);
      count++;
      if (isEnough()) break;
    }
    const ingested = ready.slice(0, count);
    const last = ingested.at(-1);
    if (last) store.queue.removeUpTo(projectId, last.sequence);
    return ingested;
  });
}

/** An event that can never be ingested must not hold up those behind it. */
function ingestOne(store: Store, projectId: number, event: WaitingEvent): void {
  try {
    store.savepoint(() => captureEvents(store, projectId, [event]));
  } catch (error) {
    if (isStorageFailure(error)) throw error;
    console.error(`The embedded PostHog could not ingest the event ${event.uuid}:`, error);
  }
}
