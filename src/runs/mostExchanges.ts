/** A visit that makes more requests to PostHog is no visit any more: the rest are not sent on. */
export const MOST_EXCHANGES = 50;
