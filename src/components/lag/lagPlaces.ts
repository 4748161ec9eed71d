import type { QueuedEvent } from '../../project/ingestion.ts';

type Waiting = Pick<QueuedEvent, 'acceptedAt' | 'dueAt'>;

/** How far apart two marks must be to be told apart, as a share of the lane. */
const GAP = 0.1;

/** So many marks fill the lane. */
const ROOM = 11;

/**
 * Where waiting events stand on their way from accepted (0) to ingested (1), the next one first.
 * Those that came together stand one behind the other; while ingestion is paused all have come up to
 * the gate. Gives as many as find room.
 */
export function lagPlaces(queue: readonly Waiting[], now: number): number[] {
  const places: number[] = [];
  for (const event of queue.slice(0, ROOM)) {
    const ahead = places.at(-1);
    const share = shareOf(event, now);
    places.push(ahead === undefined ? share : Math.min(share, ahead - GAP));
  }
  // Who would stand before the beginning pushes the others on.
  const last = places.length - 1;
  return places.map((place, index) => Math.max(place, (last - index) * GAP));
}

function shareOf({ acceptedAt, dueAt }: Waiting, now: number): number {
  if (dueAt === undefined || dueAt <= acceptedAt) return 1;
  return Math.min(Math.max((now - acceptedAt) / (dueAt - acceptedAt), 0), 1);
}
