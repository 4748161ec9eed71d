import { PostHog } from 'posthog-node';
import { expect, test, vi } from 'vitest';
import { createPostHog } from '../../../../src/posthog/createPostHog.ts';
import { createStore } from '../../../../src/posthog/store/createStore.ts';

test('posthog-node reaches what listens at port 8010', async () => {
  const embedded = createPostHog({ store: createStore(':memory:') });
  const showNewCheckout = vi.fn();
  const asked: string[] = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    asked.push(new URL(url).origin);
    return embedded.fetch(new Request(url, init));
  });

  // example:start
  const posthog = new PostHog('phc_flagbook', { host: 'http://localhost:8010' });
  posthog.capture({ distinctId: 'ada', event: 'signed up' });
  const flags = await posthog.evaluateFlags('ada');
  if (flags.isEnabled('new-checkout')) showNewCheckout();
  // example:end

  await posthog.shutdown();
  expect(asked).toEqual(['http://localhost:8010', 'http://localhost:8010']);
  expect(showNewCheckout).not.toHaveBeenCalled();
  await embedded.close();
  vi.unstubAllGlobals();
});
