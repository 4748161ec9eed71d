import type { QueuedEvent } from '../project/ingestion.ts';
import { durationPhrase } from './durationPhrase.ts';

/** Since when an event waits and until when, e.g. `accepted 1 s ago, ingested in 2 s`. */
export function waitPhrase(
  { acceptedAt, dueAt }: Pick<QueuedEvent, 'acceptedAt' | 'dueAt'>,
  now: number,
): string {
  const since = `accepted ${durationPhrase(now - acceptedAt)} ago`;
  if (dueAt === undefined) return `${since}, waits until you press Step or Resume`;
  return `${since}, will be ingested in ${durationPhrase(dueAt - now)}`;
}
