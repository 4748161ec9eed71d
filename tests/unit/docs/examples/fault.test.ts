import { PostHog } from 'posthog-node';
import { expect, test } from 'vitest';
import { createPostHog } from '../../../../src/posthog/createPostHog.ts';
import { unavailable } from '../../../../src/posthog/faults/faults.ts';
import { withFault } from '../../../../src/posthog/faults/withFault.ts';
import { createStore } from '../../../../src/posthog/store/createStore.ts';

test('an event outlives two refusals', async () => {
  const posthog = createPostHog({ store: createStore(':memory:') });
  const fetch = withFault(posthog.fetch, unavailable(), { on: 'capture', first: 2 });
  const asked: string[] = [];
  const sdk = new PostHog('phc_flagbook', {
    fetch: (url, options) => {
      asked.push(new URL(url).pathname);
      return fetch(new Request(url, options));
    },
    fetchRetryDelay: 10,
  });

  sdk.capture({ distinctId: 'ada', event: 'signed up' });
  await sdk.shutdown();

  expect(asked).toEqual(['/batch/', '/batch/', '/batch/']);
  const events = 'http://posthog.test/api/projects/1/events/?distinct_id=ada';
  const answer = await posthog.fetch(
    new Request(events, { headers: { Authorization: 'Bearer phx_flagbook' } }),
  );
  expect(await answer.json()).toMatchObject({ results: [{ event: 'signed up' }] });
  await posthog.close();
});
