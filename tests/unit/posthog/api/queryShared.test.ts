import { expect, test } from 'vitest';
import { createStore } from '../../../../src/posthog/store/createStore.ts';
import { HOST, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

/** More than can be looked at in one turn. */
const EVENTS = 30_000;

/** A PostHog with events, which counts how often it begins to look at them, and says so. */
function open(onLook: () => void = () => undefined) {
  const store = createStore(':memory:');
  store.transaction(() => {
    for (let number = 0; number < EVENTS; number++) {
      const event = { uuid: crypto.randomUUID(), event: 'seen', distinctId: 'ada' };
      store.events.insert(1, { ...event, timestamp: number, properties: {} });
    }
  });
  let looks = 0;
  const queryEvents: typeof store.queryEvents = {
    ...store.queryEvents,
    prepare: (...asked) => {
      looks++;
      onLook();
      return store.queryEvents.prepare(...asked);
    },
  };
  const { server } = openTestPostHog({ ...store, queryEvents });
  const ask = (signal?: AbortSignal) =>
    server.fetch(
      new Request(`${HOST}/api/projects/1/query/`, {
        method: 'POST',
        headers: { Authorization: 'Bearer phx_flagbook', 'Content-Type': 'application/json' },
        body: JSON.stringify({
          query: { kind: 'HogQLQuery', query: 'SELECT count() FROM events' },
        }),
        ...(signal && { signal }),
      }),
    );
  return { ask, looks: () => looks };
}

async function countIn(response: Response): Promise<unknown> {
  return ((await response.json()) as { results: unknown }).results;
}

test('one look at the events answers all who ask the same meanwhile', async () => {
  const { ask, looks } = open();
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask()));
  for (const answer of answers) expect(await countIn(answer)).toEqual([[EVENTS]]);
  expect(looks()).toBe(1);
});

test('when the one who asked first leaves, the others have their answer all the same', async () => {
  const left = new AbortController();
  const { ask, looks } = open(() => left.abort());
  const first = ask(left.signal);
  const others = Promise.all([ask(), ask(), ask()]);
  expect((await first).status).toBe(499);
  for (const answer of await others) expect(await countIn(answer)).toEqual([[EVENTS]]);
  expect(looks()).toBe(2);
});
