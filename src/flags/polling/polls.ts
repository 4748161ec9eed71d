/**
 * When servers that decide flags themselves learn of a save: each asks PostHog for the definitions,
 * waits for an interval, and asks again. Nobody tells them anything in between.
 */

import { unitHash } from '../bucketing.ts';

/** How many servers are simulated. */
export const SERVERS = 50;

/** After how many seconds posthog-node asks again, unless it is told otherwise. */
export const DEFAULT_INTERVAL = 30;

/** The longest interval and the latest moment that can be looked at, in seconds. */
export const LONGEST = 120;

/** How the servers were started: one by one, as time goes by, or all at once, as a deploy does it. */
export type Start = 'apart' | 'together';

/** After how many seconds each server asks for the first time after a save, by its number. */
export function pollDelays(interval: number, start: Start, servers = SERVERS): number[] {
  return Array.from({ length: servers }, (_, index) => {
    const name = start === 'together' ? 'all' : `server-${index + 1}`;
    return interval * unitHash('polls.', name, 'phase');
  });
}

/** How many servers know of a save after so many seconds. */
export function countKnowing(delays: readonly number[], seconds: number): number {
  return delays.filter((delay) => delay <= seconds).length;
}

/** After how many seconds a share of the servers knows, such as half: 0.5. */
export function knownAfter(delays: readonly number[], share: number): number {
  const inOrder = delays.toSorted((one, other) => one - other);
  return inOrder[Math.max(0, Math.ceil(share * inOrder.length) - 1)] ?? 0;
}

/** How many requests for definitions the servers make in an hour, whatever is saved. */
export function pollsPerHour(interval: number, servers = SERVERS): number {
  return Math.round((servers * 3600) / interval);
}
