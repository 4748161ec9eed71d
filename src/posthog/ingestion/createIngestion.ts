import type { CapturedEvent } from '../store/createEventTable.ts';
import type { Lag } from '../store/lag.ts';
import type { WaitingEvent } from '../store/createQueueTable.ts';
import type { Store } from '../store/createStore.ts';
import { captureEvents } from './captureEvents.ts';
import { createWaitingTimes } from './createWaitingTimes.ts';
import { ingestFirst } from './ingestFirst.ts';
import type { Ingestion, QueuedEvent } from './ingestion.ts';
import { queuedEvent } from './queuedEvent.ts';
import { startPortion } from './startPortion.ts';

/** The way of events from their acceptance to their ingestion, and the control over it. */
export interface IngestionLine {
  control: Ingestion;
  /**
   * Makes events durable: ingests them, or puts them into the queue when there is a lag.
   * @returns how many of the first; not all when they take long
   */
  accept: (events: readonly CapturedEvent[]) => number;
  /** Ingests what is due, of which the timer may not know yet. */
  catchUp: () => void;
  /** Looks at the queue anew, after it was emptied. */
  emptied: () => void;
  /** Lets go of the timer; what waits stays in the store. */
  stop: () => void;
}

export interface IngestionOptions {
  store: Store;
  projectId: number;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Milliseconds of a clock that is never set: by it events wait. */
  elapsed: () => number;
  onIngested: () => void;
  /** The queue or the lag changed. */
  onChange: () => void;
}

const SHOWN = 50;

/** Events that are ingested in one go, so that a long queue does not hold up requests. */
const PORTION = 200;

const RETRY_MS = 1000;

/** Makes the way of a project's events, which are ingested in the order of their acceptance. */
export function createIngestion(options: IngestionOptions): IngestionLine {
  const { store, projectId, now, elapsed, onIngested, onChange } = options;
  const times = createWaitingTimes({ now, elapsed });
  let timer: NodeJS.Timeout | undefined;
  let wakeAt = Infinity;
  wakeForNext();

  function accept(events: readonly CapturedEvent[]): number {
    const mustWait = isLate();
    const accepted = store.transaction(() => {
      if (!mustWait) return captureEvents(store, projectId, events, startPortion());
      times.accepting(store.queue.lastSequence());
      const acceptedAt = now();
      for (const event of events) store.queue.add(projectId, event, acceptedAt);
      return events.length;
    });
    if (mustWait) {
      if (wakeAt === Infinity) wakeForNext();
      onChange();
    } else {
      onIngested();
    }
    return accepted;
  }

  /** An event must not overtake those that wait, though the lag is over. */
  function isLate(): boolean {
    const { delayMs, paused } = store.lags.of(projectId);
    return delayMs > 0 || paused || !store.queue.isEmpty(projectId);
  }

  function ingest(limit: number, isReady: (event: WaitingEvent) => boolean): WaitingEvent[] {
    const ingested = ingestFirst(store, projectId, limit, isReady, startPortion());
    wakeForNext();
    if (ingested.length > 0) {
      onIngested();
      onChange();
    }
    return ingested;
  }

  /** What cannot be ingested now, as when the disk is full, stays and is tried again. */
  function ingestDue(): void {
    try {
      const lag = store.lags.of(projectId);
      ingest(PORTION, (event) => remaining(event, lag) <= 0);
    } catch (error) {
      console.error('The embedded PostHog could not ingest events that wait:', error);
      wake(RETRY_MS);
    }
  }

  function wakeForNext(): void {
    const [next] = store.queue.first(projectId, 1);
    wake(next ? remaining(next, store.lags.of(projectId)) : Infinity);
  }

  function wake(ms: number): void {
    clearTimeout(timer);
    wakeAt = elapsed() + ms;
    if (ms < Infinity) timer = setTimeout(ingestDue, Math.max(ms, 0)).unref();
  }

  function catchUp(): void {
    if (wakeAt <= elapsed()) ingestDue();
  }

  /** Milliseconds until an event is to be ingested, `Infinity` while ingestion is paused. */
  function remaining(event: WaitingEvent, { delayMs, paused }: Lag): number {
    return paused ? Infinity : delayMs - times.waited(event);
  }

  function shown(event: WaitingEvent, lag: Lag): QueuedEvent {
    return queuedEvent(event, lag.paused ? undefined : now() + remaining(event, lag));
  }

  return {
    control: {
      lag: () => store.lags.of(projectId),
      read: () => {
        catchUp();
        const lag = store.lags.of(projectId);
        const queue = store.queue.first(projectId, SHOWN).map((event) => shown(event, lag));
        return { ...lag, waiting: store.queue.count(projectId), queue };
      },
      change: ({ delayMs, paused }) => {
        const lag = store.lags.of(projectId);
        store.lags.save(projectId, {
          delayMs: delayMs ?? lag.delayMs,
          paused: paused ?? lag.paused,
        });
        onChange();
        ingestDue();
      },
      step: () => {
        const lag = store.lags.of(projectId);
        const [event] = ingest(1, () => true);
        return event && shown(event, lag);
      },
    },
    accept,
    catchUp,
    emptied: wakeForNext,
    stop: () => wake(Infinity),
  };
}
