import type { PostHog } from 'posthog-node';
import type { Recorder } from '../runs/createRecorder.ts';
import type { ClientFetch } from '../runs/recordExchange.ts';
import type { Fault } from '../runs/run.ts';
import type { Api } from './api/createApi.ts';
import type { FaultyClient } from './createFaultyClients.ts';
import type { Ingestion } from './ingestion.ts';

/** The PostHog project behind the site. Whether it is embedded or real, only this folder knows. */
export interface Project {
  /** What to call this PostHog, e.g. "embedded PostHog". */
  name: string;
  /** Where SDKs reach it: an absolute URL, or a path on this site. */
  host: string;
  /** The project API key, which is public. */
  apiKey: string;
  /** The SDK client that the whole app shares. */
  posthog: PostHog;
  /**
   * Opens a client for one visit that is to find PostHog slow or down.
   *
   * @throws {SemaphoreError} when too many such visits are under way
   */
  openFaulty: (fault: Fault) => Promise<FaultyClient>;
  api: Api;
  /** Which personal API key it has, for whoever starts the site; unset when PostHog is elsewhere. */
  keyNote?: string;
  record: Recorder['record'];
  /** Sends a request to PostHog as an SDK would; `path` is path and query below its host. */
  send: (path: string, init: RequestInit) => Promise<Response>;
  /** Answers requests for a PostHog on this site; undefined when PostHog is elsewhere. */
  fetch: ((request: Request) => Promise<Response>) | undefined;
  /** Delays or pauses ingestion; undefined when PostHog is elsewhere, which has no such control. */
  ingestion: Ingestion | undefined;
  /** Why PostHog can keep nothing at present, as far as that is known here, with what to do. */
  problem: () => string | undefined;
  /** Forgets what tutorials left in PostHog, as far as that harms nobody else. */
  startOver: (leftovers: Leftovers) => Promise<void>;
  /** What `startOver` takes away, in a sentence for the reader. */
  startOverTakes: (leftovers: Leftovers) => string;
  /** Ends the streams that `fetch` answered with, so that a server can wait for all its requests. */
  endStreams: () => void;
  /** Sends what is still queued and closes what is open. */
  close: () => Promise<void>;
  /** Closes what is open; what the SDK's client still has is lost. Does nothing after `close`. */
  closeAtOnce: () => Promise<void>;
}

/** What tutorials may have left in PostHog. */
export interface Leftovers {
  /** Keys of their flags. */
  flags: readonly string[];
  /** Names of the events that they captured; undefined when all of the project is theirs. */
  events: readonly string[] | undefined;
}

/** A PostHog that a project may stand on. */
export interface Backend extends Pick<
  Project,
  | 'name'
  | 'host'
  | 'apiKey'
  | 'api'
  | 'keyNote'
  | 'fetch'
  | 'send'
  | 'ingestion'
  | 'problem'
  | 'startOverTakes'
  | 'endStreams'
> {
  /** Base URL for the SDK, and how its requests get there. */
  clientHost: string;
  clientFetch: ClientFetch;
  /** How many milliseconds the SDK's events wait for company. */
  flushInterval: number;
  startOver: (leftovers: Leftovers) => Promise<void>;
  close: () => Promise<void>;
}
