import type { PostHogServer } from '../posthog/createPostHog.ts';

/** Control over how late the embedded PostHog ingests what it accepted. */
export type Ingestion = PostHogServer['ingestion'];

/** How ingestion stands, with the events that wait. */
export type IngestionState = ReturnType<Ingestion['read']>;

/** An accepted event that is not ingested yet. */
export type QueuedEvent = IngestionState['queue'][number];
