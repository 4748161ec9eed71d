import type { IngestionState } from './ingestion.ts';

/** Tells a person that ingestion lags, and how many events wait; empty when it does not. */
export function lagSentence({ delayMs, paused, waiting }: IngestionState): string {
  if (!paused && delayMs === 0 && waiting === 0) return '';
  const events = waiting === 1 ? '1 accepted event waits.' : `${waiting} accepted events wait.`;
  if (paused) return `Ingestion is paused: ${events}`;
  if (delayMs === 0) return `Ingestion catches up: ${events}`;
  const seconds = delayMs / 1000;
  return `Ingestion is delayed by ${seconds} ${seconds === 1 ? 'second' : 'seconds'}: ${events}`;
}
