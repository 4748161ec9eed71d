import { onTestFinished, vi } from 'vitest';
import { createStore } from '../../../src/posthog/store/createStore.ts';
import { NOW, openTestPostHog } from './openTestPostHog.ts';

/** How ingestion stands when nothing was changed and nothing waits. */
export const NO_LAG = { delayMs: 0, paused: false, waiting: 0, queue: [] };

/** An event of ada. */
export const named = (event: string, properties = {}) => ({
  event,
  distinct_id: 'ada',
  properties,
});

/** An embedded PostHog whose time passes only when it is told to, until the test ends. */
export function openLaggingPostHog(store = createStore(':memory:'), clock = { now: NOW }) {
  // Group commit and SQLite's patience are not to be waited for by hand.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const posthog = openTestPostHog(store, clock);
  const { ingestion } = posthog.server;
  onTestFinished(async () => {
    await posthog.server.close();
    vi.useRealTimers();
  });
  return {
    ...posthog,
    store,
    ingestion,
    /** Lets time pass, for the clock and for timers. */
    wait: (ms: number) => {
      clock.now += ms;
      vi.advanceTimersByTime(ms);
    },
    /** Names of the ingested events, in the order of their arrival. */
    ingested: () => store.events.arrivedAfter(1, 0, 10_000).map(({ event }) => event),
    /** Names of the first events that wait. */
    waiting: () => ingestion.read().queue.map(({ event }) => event),
  };
}
