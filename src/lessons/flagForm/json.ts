/** JSON as PostHog wrote it, unread. */
export type Json = Readonly<Record<string, unknown>>;
