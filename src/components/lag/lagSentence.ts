/**
 * How ingestion stands, in words.
 */

import type { IngestionState, QueuedEvent } from '../../project/ingestion.ts';
import { counted, durationPhrase, lagPhrase } from '../ui/format.ts';

/** How ingestion stands, in a sentence. */
export function lagSentence(state: Omit<IngestionState, 'queue'>): string {
  const { delayMs, paused, waiting } = state;
  const events = waiting === 0 ? 'no event' : counted(waiting, 'event');
  if (paused || delayMs > 0) {
    const phrase = lagPhrase(state);
    return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}, ${events} waiting.`;
  }
  return waiting > 0
    ? `Ingestion catches up, ${events} waiting.`
    : 'No delay: what is accepted is ingested at once.';
}

/** Since when an event waits and until when, e.g. `accepted 1 s ago, ingested in 2 s`. */
export function waitPhrase(
  { acceptedAt, dueAt }: Pick<QueuedEvent, 'acceptedAt' | 'dueAt'>,
  now: number,
): string {
  const since = `accepted ${durationPhrase(now - acceptedAt)} ago`;
  if (dueAt === undefined) return `${since}, waits until you press Step or Resume`;
  return `${since}, will be ingested in ${durationPhrase(dueAt - now)}`;
}
