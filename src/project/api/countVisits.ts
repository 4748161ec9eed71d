import type { PostHogEvent } from './apiSchemas.ts';
import { sentName } from './sentName.ts';
import { featureProperty } from '../../flags/featureProperty.ts';
import type { VisitCounts } from './visitCounts.ts';

/** Visits as they were listed: the newest, if there are more than anyone lists. */
export interface ListedVisits {
  events: PostHogEvent[];
  isCut: boolean;
}

/**
 * Counts visits that are listed event by event, for a PostHog whose query API is closed to us.
 *
 * @param list visits, or those under a distinct ID
 * @param flag key of the flag whose value they may carry
 */
export function countVisits(
  list: (distinctId?: string) => Promise<ListedVisits>,
  flag: string,
): VisitCounts {
  const property = featureProperty(flag);
  const valueOn = ({ properties }: PostHogEvent): unknown => properties[property] ?? undefined;
  return {
    byValue: async () => {
      const { events, isCut } = await list();
      const byValue = Map.groupBy(events, (event) => JSON.stringify(valueOn(event)));
      const counts = [...byValue.values()].map((alike) => ({
        value: alike[0] && valueOn(alike[0]),
        count: alike.length,
      }));
      return { counts, ...(isCut && { newest: events.length }) };
    },
    of: async (distinctId) => {
      // PostHog lists all that the person did, and so what came under other IDs of theirs.
      const events = (await list(distinctId)).events.filter(
        ({ distinct_id }) => distinct_id === distinctId,
      );
      const times = events.map(({ timestamp }) => Date.parse(timestamp));
      return {
        count: events.length,
        first: times.length > 0 ? Math.min(...times) : undefined,
        untold: events.filter((event) => valueOn(event) === undefined).length,
        strange: events.filter(isStrange).length,
      };
    },
    flicker: async () => {
      const strange = (await list()).events.filter(isStrange);
      return [...Map.groupBy(strange, sentName).values()].some((alike) => {
        const values = alike.map(valueOn);
        return values.includes(true) && values.includes(false);
      });
    },
  };
}

/** Whether the event's distinct ID is not the name of the user whose page was visited. */
function isStrange(event: PostHogEvent): boolean {
  const name = sentName(event);
  return name !== undefined && name !== '' && name !== event.distinct_id;
}
