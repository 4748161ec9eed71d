import type { Project } from './project.ts';
import type { ClientFetch } from './recordExchange.ts';

/** A PostHog that a project may stand on. */
export interface Backend extends Pick<
  Project,
  'name' | 'host' | 'apiKey' | 'api' | 'fetch' | 'ingestion' | 'startOverTakes' | 'endStreams'
> {
  /** Base URL for the SDK, and how its requests get there. */
  clientHost: string;
  clientFetch: ClientFetch;
  startOver: () => Promise<void>;
  close: () => Promise<void>;
}
