import type { QueuedEvent } from '../project/ingestion.ts';

/** How far apart two marks must be to be told apart, as a share of the lane. */
const GAP = 0.1;

/**
 * Where waiting events stand on their way from accepted (0) to ingested (1), the next one first.
 * Those that came together stand one behind the other; while ingestion is paused all have come up to
 * the gate. Gives as many as find room.
 */
export function lagPlaces(
  queue: readonly Pick<QueuedEvent, 'acceptedAt' | 'dueAt'>[],
  now: number,
): number[] {
  const places: number[] = [];
  for (const event of queue) {
    const place = Math.min(shareOf(event, now), (places.at(-1) ?? 1 + GAP) - GAP);
    if (place < 0) break;
    places.push(place);
  }
  return places;
}

function shareOf({ acceptedAt, dueAt }: Pick<QueuedEvent, 'acceptedAt' | 'dueAt'>, now: number) {
  if (dueAt === undefined || dueAt <= acceptedAt) return 1;
  return Math.min(Math.max((now - acceptedAt) / (dueAt - acceptedAt), 0), 1);
}
