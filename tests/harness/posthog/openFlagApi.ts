/**
 * Flags over the REST API of an embedded PostHog.
 */
import { openTestPostHog } from './openTestPostHog.ts';

/** Filters that let in whoever pays, and with a second set nobody. */
export const PAYERS = {
  groups: [
    { properties: [{ key: 'plan', type: 'person', value: ['pro'], operator: 'exact' }] },
    { properties: [], rollout_percentage: 0 },
  ],
};

/** An embedded PostHog, and ways to create a flag and to ask for what is below the path of flags. */
export function openFlagApi() {
  const posthog = openTestPostHog();
  const path = '/feature_flags';
  return {
    ...posthog,
    path,
    create: async (flag: object) => (await posthog.api('POST', `${path}/`, flag)).body.id,
    ask: async (rest: string) => {
      const { status, body } = await posthog.api('GET', `${path}/${rest}`);
      return { status, body: body as unknown };
    },
  };
}
