import type { PostHogEvent } from './apiSchemas.ts';
import type { ListedVisits } from './countVisits.ts';
import { EVER, LARGEST_LIST, PAGE } from './listBounds.ts';

/** A page of PostHog's list of events: `next` is the address of the one after it. */
interface EventPage {
  results: PostHogEvent[];
  next?: string | null | undefined;
}

/**
 * Lists the events of a name, of everyone or under a distinct ID, the newest first.
 *
 * @param getPage asks for a page by the query of its address
 * @throws {ApiError} when PostHog refuses
 */
export async function listVisits(
  getPage: (search: string) => Promise<EventPage>,
  event: string,
  distinctId?: string,
): Promise<ListedVisits> {
  const search = new URLSearchParams({ limit: String(PAGE), after: EVER, event });
  if (distinctId !== undefined) search.set('distinct_id', distinctId);
  const events: PostHogEvent[] = [];
  for (let next = `?${search}`; ;) {
    const page = await getPage(next);
    events.push(...page.results);
    if (!page.next) return { events, isCut: false };
    if (events.length >= LARGEST_LIST) return { events, isCut: true };
    // PostHog names the next page by its own host, which a proxy may hide; only the query counts.
    next = new URL(page.next, 'http://posthog').search;
  }
}
