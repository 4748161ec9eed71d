import { PostHog } from 'posthog-node';
import { expect, test } from 'vitest';
import { createPostHog } from '../../../../src/posthog/createPostHog.ts';
import { unavailable } from '../../../../src/posthog/faults/faults.ts';
import { withFault } from '../../../../src/posthog/faults/withFault.ts';
import { createStore } from '../../../../src/posthog/store/createStore.ts';

test('the old checkout is shown while PostHog is down', async () => {
  const posthog = createPostHog({ store: createStore(':memory:') });
  const fetch = withFault(posthog.fetch, unavailable(), { on: 'flags' });
  const sdk = new PostHog('phc_flagbook', {
    fetch: (url, options) => fetch(new Request(url, options)),
  });

  const flags = await sdk.evaluateFlags('ada');
  expect(flags.isEnabled('new-checkout')).toBe(false);

  await sdk.shutdown();
  await posthog.close();
});
