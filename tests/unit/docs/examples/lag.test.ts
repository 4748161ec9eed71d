import { PostHog } from 'posthog-node';
import { expect, test } from 'vitest';
import { createPostHog } from '../../../../src/posthog/createPostHog.ts';
import { createStore } from '../../../../src/posthog/store/createStore.ts';

test('an accepted event is not ingested yet', async () => {
  const posthog = createPostHog({ store: createStore(':memory:') });
  const sdk = new PostHog('phc_flagbook', {
    fetch: (url, options) => posthog.fetch(new Request(url, options)),
  });

  // example:start
  posthog.ingestion.change({ paused: true });
  await sdk.captureImmediate({ distinctId: 'ada', event: 'signed up' });
  expect(posthog.ingestion.read().waiting).toBe(1);

  // Lets the one that has waited longest through. Or let each wait for two seconds:
  posthog.ingestion.step();
  posthog.ingestion.change({ paused: false, delayMs: 2000 });
  // example:end

  expect(posthog.ingestion.read()).toMatchObject({ waiting: 0, delayMs: 2000, paused: false });
  await sdk.shutdown();
  await posthog.close();
});
