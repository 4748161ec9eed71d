/**
 * How far PostHog's lists are read.
 */

/** PostHog's own largest page of most lists. */
export const PAGE = 100;

/** PostHog’s REST API gives its lists page by page; nobody waits for more than these. */
export const LARGEST_LIST = 1000;

/** PostHog itself goes back 24 hours only, when it is not told how far. */
export const EVER = '1970-01-01T00:00:00Z';
