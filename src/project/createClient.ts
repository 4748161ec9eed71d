import { PostHog, type PostHogOptions } from 'posthog-node';

/** Where a client sends what, and how it gets there. */
export interface ClientOptions {
  /** The project API key: public, begins with `phc_`. */
  apiKey: string;
  host: string;
  fetch: NonNullable<PostHogOptions['fetch']>;
}

/** The client that every stage finds in `locals.posthog`: one for the whole app. */
export function createClient({ apiKey, host, fetch }: ClientOptions): PostHog {
  return new PostHog(apiKey, {
    host,
    fetch,
    // Events wait 50 ms for company and then leave in one request, so a reader sees them soon.
    // An app in production keeps the default of 5 seconds.
    flushInterval: 50,
    // A page that waits for a flag gives up after one attempt of 3 seconds and takes the default.
    featureFlagsRequestMaxRetries: 0,
    // The client remembers whose flags it has reported. Past its default of 50,000 people that
    // memory slows it down threefold.
    maxCacheSize: 5000,
  });
}
