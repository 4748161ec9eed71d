import type { CapturedEvent, EventKey } from '../store/createEventTable.ts';
import type { Store } from '../store/createStore.ts';
import type { List } from './page.ts';

/** Which events a list has. Times are milliseconds and exclusive. */
interface EventFilter {
  event: string | undefined;
  /** Events that came under any of these distinct IDs; undefined: under any at all. */
  distinctIds: readonly string[] | undefined;
  after: number;
  before: number;
  /** Undefined: whatever they say. */
  isMeant: ((event: CapturedEvent) => boolean) | undefined;
}

/** The events of a project, the newest first; those of one millisecond with the last to arrive first. */
export function eventList(
  { events }: Store,
  projectId: number,
  { event, distinctIds, after, before, isMeant }: EventFilter,
): List<EventKey, CapturedEvent> {
  const start: EventKey = { timestamp: before, sequence: 0, isNamed: 1 };
  return {
    places: (from = start, limit) => {
      if (!distinctIds) {
        return events.keys(projectId, { event, distinctId: undefined, after }, from, limit);
      }
      const share = Math.ceil(limit / Math.max(distinctIds.length, 1));
      return merge(
        distinctIds.map((distinctId) =>
          events.keys(projectId, { event, distinctId, after }, from, share),
        ),
        share,
      );
    },
    at: ({ sequence, isNamed }) => {
      const found = isNamed ? events.at(sequence) : undefined;
      return found && (!isMeant || isMeant(found.item)) ? found : undefined;
    },
    isWhole: event === undefined && !isMeant,
    write: ({ timestamp, sequence }) => `${timestamp}.${sequence}`,
    read: (text) => {
      const [, timestamp, sequence] = /^(-?\d{1,16})\.(\d{1,15})$/.exec(text) ?? [];
      return timestamp === undefined
        ? undefined
        : { timestamp: Number(timestamp), sequence: Number(sequence), isNamed: 1 };
    },
  };
}

/**
 * Joins lists of keys, each the first of a longer one when it has `share` of them: up to where a
 * list breaks off, for what it goes on with may come next.
 */
function merge(lists: readonly EventKey[][], share: number): EventKey[] {
  const ends = lists.flatMap((keys) => (keys.length === share ? (keys.at(-1) ?? []) : []));
  const [end] = ends.sort(newestFirst);
  const joined = lists.flat().sort(newestFirst);
  return end ? joined.filter((key) => newestFirst(key, end) <= 0) : joined;
}

function newestFirst(one: EventKey, other: EventKey): number {
  return other.timestamp - one.timestamp || other.sequence - one.sequence;
}
