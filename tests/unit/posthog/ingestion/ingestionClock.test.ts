import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPostHog } from '../../../../src/posthog/createPostHog.ts';
import { createStore } from '../../../../src/posthog/store/createStore.ts';
import { NOW } from '../../../harness/posthog/openTestPostHog.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const HOUR = 3_600_000;

/** A PostHog with a clock that can be set, and one that only runs. */
function openWithClocks() {
  const clocks = { now: NOW, elapsed: 0 };
  const store = createStore(':memory:');
  const open = () => createPostHog({ store, now: () => clocks.now, elapsed: () => clocks.elapsed });
  let posthog = open();
  return {
    ingestion: () => posthog.ingestion,
    capture: (event: string) =>
      posthog.fetch(
        new Request('http://posthog.test/e/', {
          method: 'POST',
          body: JSON.stringify({ api_key: 'phc_flagbook', event, distinct_id: 'ada' }),
        }),
      ),
    /** Time passes, for both clocks and for timers. */
    wait: (ms: number) => {
      clocks.now += ms;
      clocks.elapsed += ms;
      vi.advanceTimersByTime(ms);
    },
    /** Somebody sets the system's clock. */
    set: (by: number) => void (clocks.now += by),
    /** As after a kill: what is in the store is all there is. Another boot counts from another time. */
    restart: () => {
      vi.clearAllTimers();
      clocks.elapsed += 1_000_000;
      posthog = open();
    },
    ingested: () => store.events.arrivedAfter(1, 0, 10_000).map(({ event }) => event),
    elapsed: () => clocks.elapsed,
  };
}

describe('a clock that is set', () => {
  test.each([-HOUR, HOUR, -24 * HOUR])(
    'by %i ms makes no event wait longer or shorter',
    async (by) => {
      const { ingestion, capture, wait, set, ingested } = openWithClocks();
      ingestion().change({ delayMs: 3000 });
      await capture('a');
      wait(1000);
      set(by);
      await capture('b');
      expect(
        ingestion()
          .read()
          .queue.map(({ dueAt }) => dueAt),
      ).toEqual([NOW + by + 3000, NOW + by + 4000]);
      wait(1999);
      expect(ingested()).toEqual([]);
      wait(1);
      expect(ingested()).toEqual(['a']);
      wait(1000);
      expect(ingested()).toEqual(['a', 'b']);
    },
  );

  test('back does not keep an event whose delay was taken away', async () => {
    const { ingestion, capture, set, ingested } = openWithClocks();
    ingestion().change({ delayMs: 3000 });
    await capture('a');
    set(-HOUR);
    ingestion().change({ delayMs: 0 });
    expect(ingested()).toEqual(['a']);
    await capture('b');
    expect(ingested()).toEqual(['a', 'b']);
  });

  test('back while nobody runs makes an event wait no longer than its delay', async () => {
    const { ingestion, capture, wait, set, restart, ingested } = openWithClocks();
    ingestion().change({ delayMs: 3000 });
    await capture('a');
    set(-HOUR);
    restart();
    wait(2999);
    expect(ingested()).toEqual([]);
    wait(1);
    expect(ingested()).toEqual(['a']);
  });
});

/** What may happen; times are far more than the clocks' own unevenness. */
const stepArbitrary = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('capture' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.integer({ min: 1, max: 2000 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('set' as const),
      ms: fc.integer({ min: -HOUR, max: HOUR }).map((ms) => ms * 10),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('delay' as const),
      ms: fc.integer({ min: 0, max: 4000 }),
    }),
  },
);

test('however the clock is set, each event is ingested by its delay and in its order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stepArbitrary, { maxLength: 40 }), async (steps) => {
      const { ingestion, capture, wait, set, ingested, elapsed } = openWithClocks();
      let delayMs = 2000;
      ingestion().change({ delayMs });
      /** What is captured, when, by the clock that only runs. */
      const accepted: number[] = [];
      /** How many are due, which none leaves again. */
      let due = 0;
      const count = () => {
        while (due < accepted.length && (accepted[due] ?? 0) + delayMs <= elapsed()) due++;
        expect(ingested()).toEqual(accepted.slice(0, due).map((_, index) => `event-${index}`));
      };
      for (const step of steps) {
        if (step.do === 'capture') {
          await capture(`event-${accepted.length}`);
          accepted.push(elapsed());
        } else if (step.do === 'wait') {
          wait(step.ms);
        } else if (step.do === 'set') {
          set(step.ms);
        } else {
          ({ ms: delayMs } = step);
          ingestion().change({ delayMs });
        }
        count();
      }
      wait(4000);
      count();
      expect(due).toBe(accepted.length);
    }),
    { numRuns: 100 },
  );
});
