import { PostHog } from 'posthog-node';
import { expect, test } from 'vitest';
import { createPostHog } from '../../../../src/posthog/createPostHog.ts';
import { createStore } from '../../../../src/posthog/store/createStore.ts';

const HOST = 'http://posthog.test';

test('the new checkout is on for the pro plan', async () => {
  const posthog = createPostHog({ store: createStore(':memory:') });
  const sdk = new PostHog('phc_flagbook', {
    host: HOST,
    fetch: (url, options) => posthog.fetch(new Request(url, options)),
  });

  const pro = [{ key: 'plan', type: 'person', operator: 'exact', value: 'pro' }];
  const saved = await posthog.fetch(
    new Request(`${HOST}/api/projects/1/feature_flags/`, {
      method: 'POST',
      headers: { Authorization: 'Bearer phx_flagbook', 'Content-Type': 'application/json' },
      body: JSON.stringify({
        key: 'new-checkout',
        filters: { groups: [{ properties: pro, rollout_percentage: 100 }] },
      }),
    }),
  );
  expect(saved.status).toBe(201);

  const flags = await sdk.evaluateFlags('ada', { personProperties: { plan: 'pro' } });
  expect(flags.isEnabled('new-checkout')).toBe(true);

  await sdk.shutdown();
  await posthog.close();
});
