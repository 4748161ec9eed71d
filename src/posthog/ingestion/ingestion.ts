import type { Lag } from '../store/lag.ts';

/** An accepted event that is not ingested yet. Times are milliseconds since 1970. */
export interface QueuedEvent {
  uuid: string;
  event: string;
  distinctId: string;
  acceptedAt: number;
  /** When it is ingested if the delay stays as it is; undefined while ingestion is paused. */
  dueAt: number | undefined;
  /** The person properties that it will set, … */
  set: Record<string, unknown>;
  /** … those that it will set where the person has none, … */
  setOnce: Record<string, unknown>;
  /** … and the names of those that it will take away. */
  unset: string[];
}

/** How ingestion stands. */
export interface IngestionState extends Lag {
  /** How many events wait in all. */
  waiting: number;
  /** The first 50 of them, in the order in which they are ingested. */
  queue: QueuedEvent[];
}

/**
 * Control over when a project's accepted events become visible and change persons. While there is
 * no delay and no pause, and nothing waits, they do so before their 200 is sent.
 */
export interface Ingestion {
  /** The lag alone, without a look at what waits. */
  lag: () => Lag;
  read: () => IngestionState;
  /**
   * Changes the lag, also for the events that wait: each is ingested `delayMs` after it was accepted.
   * @param change what it leaves out stays as it is; a delay is 0 or more
   */
  change: (change: { delayMs?: number | undefined; paused?: boolean | undefined }) => void;
  /** Ingests the one event that has waited longest, due or not, and gives it. */
  step: () => QueuedEvent | undefined;
}
