import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFlags } from '../harness/sdk/createFlags.ts';
import { endClient, nodeSdks, type NodeSdk } from '../harness/sdk/nodeSdks.ts';
import type { NodeSetup } from '../harness/sdk/nodeSetup.ts';
import { openPostHog, type OpenPostHog } from '../harness/sdk/openPostHog.ts';
import { proveNodeFlags } from '../harness/sdk/proveNodeFlags.ts';
import { proveNodeLocal } from '../harness/sdk/proveNodeLocal.ts';
import { proveNodePersons } from '../harness/sdk/proveNodePersons.ts';
import { sdkSuite } from '../harness/sdk/sdkSuite.ts';

// The SDK with its default options: gzip where it has it, batches, its own polling.
describe.each(nodeSdks)('$name', ({ name, open }: NodeSdk) => {
  let posthog: OpenPostHog;

  beforeAll(async () => {
    posthog = await openPostHog();
    await createFlags(posthog.api);
  });

  afterAll(async () => {
    await posthog.close();
  });

  const setup: NodeSetup = {
    name,
    posthog: () => posthog,
    withClient: async (use, keys) => {
      const client = open({ host: posthog.host, ...keys });
      try {
        await use(client);
      } finally {
        await endClient(client);
      }
    },
  };

  sdkSuite(name, (proves) => {
    proveNodePersons(proves, setup);
    proveNodeFlags(proves, setup);
    proveNodeLocal(proves, setup);
  });

  test('no request was refused', () => {
    expect(posthog.refused()).toEqual([]);
  });
});
