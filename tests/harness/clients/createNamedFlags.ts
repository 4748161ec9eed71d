import { createCompanyFlag, createFlags, createRemoteConfig } from '../sdk/createFlags.ts';
import type { OpenPostHog } from '../sdk/openPostHog.ts';

/** Creates the flags that the programs know by name. */
export async function createNamedFlags(posthog: OpenPostHog): Promise<void> {
  await createFlags(posthog.api);
  await createCompanyFlag(posthog);
  await createRemoteConfig(posthog.api);
  await createBigAccountFlag(posthog);
}

/** For an account whose number JavaScript cannot hold; on the wire it is a number all the same. */
async function createBigAccountFlag({ api }: OpenPostHog): Promise<void> {
  await api.createFlag({
    key: 'big-account',
    name: '',
    active: true,
    filters: {
      groups: [
        {
          properties: [
            { key: 'account', type: 'person', operator: 'exact', value: '9007199254740993' },
          ],
          rollout_percentage: 100,
        },
      ],
    },
  });
}
