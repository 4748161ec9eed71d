import type { IngestionState } from '../project/ingestion.ts';
import { counted } from './counted.ts';
import { lagPhrase } from './lagPhrase.ts';

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
