import type { Connection } from '../project/connectionOf.ts';
import { secondsPhrase } from './secondsPhrase.ts';

/** How late PostHog ingests, e.g. `ingestion delayed by 2.5 s`. */
export function lagPhrase({ delayMs, paused }: NonNullable<Connection['lag']>): string {
  return paused ? 'ingestion paused' : `ingestion delayed by ${secondsPhrase(delayMs)}`;
}
