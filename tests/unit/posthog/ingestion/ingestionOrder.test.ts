import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createStore } from '../../../../src/posthog/store/createStore.ts';
import { NOW, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const names = fc.constantFrom('ada', 'ian', 'max');
const properties = fc.record(
  {
    $set: fc.dictionary(fc.constantFrom('plan', 'team'), fc.nat(3)),
    $set_once: fc.dictionary(fc.constantFrom('plan', 'first'), fc.nat(3)),
    $unset: fc.subarray(['plan', 'team']),
    $groups: fc.dictionary(fc.constantFrom('company', 'city'), names),
    $group_type: fc.constantFrom('company', 'city'),
    $group_key: names,
    $group_set: fc.dictionary(fc.constantFrom('size'), fc.nat(3)),
    $anon_distinct_id: names,
    $process_person_profile: fc.boolean(),
  },
  { requiredKeys: [] },
);
const event = fc.record({
  event: fc.constantFrom('seen', '$identify', '$groupidentify', '$set'),
  distinct_id: names,
  properties,
});
const change = fc.record({ delayMs: fc.nat(5000), paused: fc.boolean() }, { requiredKeys: [] });

/** One thing that happens; `repeat` sends again a batch that was sent before. */
interface Action {
  capture?: object[];
  repeat?: number;
  wait?: number;
  change?: { delayMs?: number; paused?: boolean };
  step?: boolean;
  restart?: boolean;
}

const action = fc.oneof<{ arbitrary: fc.Arbitrary<Action>; weight: number }[]>(
  { weight: 5, arbitrary: fc.record({ capture: fc.array(event, { minLength: 1, maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ repeat: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ wait: fc.nat(4000) }) },
  { weight: 2, arbitrary: fc.record({ change }) },
  { weight: 1, arbitrary: fc.constant({ step: true }) },
  { weight: 1, arbitrary: fc.constant({ restart: true }) },
);

test('whatever the lag, and through restarts, the same is ingested in the same order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 40 }), async (actions) => {
      const clock = { now: NOW };
      const prompt = open(clock);
      const late = open(clock);
      const sent: object[][] = [];
      for (const { capture, repeat, wait = 0, change, step, restart } of actions) {
        const batch = repeat === undefined ? capture?.map(withUuid) : sent[repeat % sent.length];
        if (batch) {
          sent.push(batch);
          await prompt.capture(batch);
          await late.capture(batch);
        }
        clock.now += wait;
        if (change) late.ingestion().change(change);
        if (step) late.ingestion().step();
        if (restart) await late.restart();
        const { events } = late.content();
        expect(prompt.content().events.slice(0, events.length)).toEqual(events);
      }
      late.ingestion().change({ delayMs: 0, paused: false });
      // A long queue is ingested in portions, on a slow machine in many.
      while (late.ingestion().read().waiting > 0);
      expect(late.content()).toEqual(prompt.content());
      await prompt.close();
      await late.close();
    }),
    { numRuns: 200 },
  );
}, 60_000);

function withUuid(fields: object) {
  return { ...fields, uuid: crypto.randomUUID() };
}

/** An embedded PostHog that can be restarted on its store, which is in memory. */
function open(clock: { now: number }) {
  const store = createStore(':memory:');
  const kept = { ...store, close: () => undefined };
  let posthog = openTestPostHog(kept, clock);

  return {
    capture: (batch: object[]) => posthog.capture(...batch),
    ingestion: () => posthog.server.ingestion,
    restart: async () => {
      await posthog.server.close();
      posthog = openTestPostHog(kept, clock);
    },
    /** What was ingested, in the order of arrival, and what it did to persons and groups. */
    content: () => ({
      events: store.events.arrivedAfter(1, 0, 1000).map((event) => ({ ...event, sequence: 0 })),
      persons: [...store.persons.all(1)].map((person) => ({
        ...person,
        distinctIds: store.persons.distinctIds(person.id),
      })),
      groups: store.groups
        .types(1)
        .map((_, typeIndex) =>
          store.groups
            .places(1, typeIndex, { createdAt: Number.MAX_SAFE_INTEGER, id: 0 }, 1000)
            .map(({ id }) => store.groups.at(id, '')?.item),
        ),
    }),
    close: async () => {
      await posthog.server.close();
      store.close();
    },
  };
}
