import { PostHog } from 'posthog-node';
import { vi } from 'vitest';

/** What PostHog serves to SDKs that evaluate flags themselves. */
export interface Definitions {
  flags: unknown[];
  cohorts?: Record<string, unknown>;
  group_type_mapping?: Record<string, string>;
}

/**
 * The real SDK with these definitions loaded, evaluating by itself: its requests go nowhere else.
 *
 * The caller shuts it down.
 */
export async function openLocalClient(definitions: Definitions): Promise<PostHog> {
  // It warns of every flag that it must leave to the service, which is what the tests are about.
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const client = new PostHog('phc_test', {
    host: 'http://posthog.invalid',
    secretKey: 'phs_test',
    featureFlagsPollingInterval: null,
    sendFeatureFlagEvent: false,
    fetch: (url) =>
      Promise.resolve(
        url.includes('/flags/definitions')
          ? Response.json({ cohorts: {}, group_type_mapping: {}, ...definitions })
          : new Response('No such page', { status: 404 }),
      ),
  });
  if (await client.waitForLocalEvaluationReady(5_000)) return client;
  throw new Error('The SDK did not load the flag definitions.');
}
