import type { PostHogEvent } from '../project/api/apiSchemas.ts';
import type { Made } from './made.ts';

/** The events under a user's name as PostHog has them, of one kind. */
export function visitEvents({ events }: Made, user: string, event: string): PostHogEvent[] {
  return events.filter((one) => one.distinct_id === user && one.event === event);
}
