import { isRetried, sentUuids } from '../../runs/tape.ts';
import type { RecordedRequest } from '../frame/recordRequests.ts';

/** Which events of a version have not been delivered yet. */
export interface TrackedEvents {
  captured: (uuid: string) => void;
  /** Whether all that was captured has been delivered or refused, and nothing is under way. */
  areSettled: () => boolean;
}

/** Follows events from their capture to PostHog's answer, as the recording tells of it. */
export function trackEvents(exchanges: readonly RecordedRequest[]): TrackedEvents {
  const uuids = new Set<string>();
  return {
    captured: (uuid) => uuids.add(uuid),
    areSettled: () => {
      const isDone = exchanges.every(({ ms }) => ms !== undefined);
      const delivered = new Set(
        exchanges.filter(isDelivered).flatMap(({ request }) => sentUuids(request)),
      );
      return isDone && [...uuids].every((uuid) => delivered.has(uuid));
    },
  };
}

/** What is to be sent again is not delivered. */
function isDelivered({ status }: RecordedRequest): boolean {
  return status !== undefined && !isRetried(status);
}
