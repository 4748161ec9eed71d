import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFlags } from './createFlags.ts';
import { endClient, nodeSdks, type NodeSdk } from './nodeSdks.ts';
import type { NodeSetup } from './nodeSetup.ts';
import { openPostHog, type OpenPostHog } from './openPostHog.ts';
import { proveNodeFlags } from './proveNodeFlags.ts';
import { proveNodeLocal } from './proveNodeLocal.ts';
import { proveNodePersons } from './proveNodePersons.ts';
import { sdkSuite } from './sdkSuite.ts';

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
