import { PostHog, type PostHogOptions } from 'posthog-node';

/** Where a client sends what, and how it gets there. */
export interface ClientOptions {
  /** The project API key: public, begins with `phc_`. */
  apiKey: string;
  host: string;
  fetch: NonNullable<PostHogOptions['fetch']>;
  /** How many milliseconds events wait for company: none to speak of where a request costs nothing. */
  flushInterval?: number;
}

/** The client that every stage finds in `locals.posthog`: one for the whole app. */
export function createClient(options: ClientOptions): PostHog {
  const { apiKey, host, fetch, flushInterval = 50 } = options;
  return new PostHog(apiKey, {
    host,
    fetch,
    // Events wait so long for company and then leave in one request, so a reader sees them soon, and
    // few are lost when the process is killed. An app in production keeps the default of 5 seconds.
    flushInterval,
    // A page that waits for a flag gives up after one attempt of 3 seconds and takes the default.
    featureFlagsRequestMaxRetries: 0,
    // The client remembers whose flags it has reported. Past its default of 50,000 people that
    // memory slows it down threefold.
    maxCacheSize: 5000,
  });
}
