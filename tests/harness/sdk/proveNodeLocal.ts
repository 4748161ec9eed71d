import { expect } from 'vitest';
import multivariateVectors from '../../fixtures/vectors/multivariate-flag.json' with { type: 'json' };
import simpleVectors from '../../fixtures/vectors/simple-flag.json' with { type: 'json' };
import { createRemoteConfig } from './createFlags.ts';
import { SAMPLE, type NodeSetup } from './nodeSetup.ts';
import { parsePayload } from './parsePayload.ts';
import type { Prove } from './sdkSuite.ts';

const withKey = { personalApiKey: 'phx_flagbook' };

/** Flags that posthog-node decides in the app, and payloads that it fetches with a secret key. */
export function proveNodeLocal(proves: Prove, { name, posthog, withClient }: NodeSetup): void {
  proves('local evaluation', 'flags are decided in the app, by the same vectors', async () => {
    const before = posthog().exchanges.length;
    await withClient(async (client) => {
      const locally = { onlyEvaluateLocally: true };
      for (let index = 0; index < SAMPLE; index++) {
        const id = `distinct_id_${index}`;
        const [simple, variant] = [
          simpleVectors.expected[index],
          multivariateVectors.expected[index],
        ];
        expect(await client.isFeatureEnabled('simple-flag', id, locally)).toBe(simple);
        expect(await client.getFeatureFlag('multivariate-flag', id, locally)).toBe(variant);
      }
      const person = { ...locally, personProperties: { plan: 'pro' } };
      expect(await client.isFeatureEnabled('pro-plan', 'anyone', person)).toBe(true);
      expect(await client.isFeatureEnabled('switched-off', 'anyone', locally)).toBe(false);
      expect(await client.getFeatureFlagPayload('everyone', 'anyone', true, locally)).toEqual({
        color: 'blue',
      });
    }, withKey);
    const paths = posthog()
      .exchanges.slice(before)
      .map(({ path }) => path);
    expect(paths.filter((path) => /^\/(decide|flags)\/\?/.test(path))).toEqual([]);
  });

  proves('local evaluation', 'a flag that changed is seen after a reload', async () => {
    const { id } = await posthog().api.createFlag({
      key: 'changing',
      name: '',
      active: true,
      filters: { groups: [{ properties: [], rollout_percentage: 0 }] },
    });
    await withClient(async (client) => {
      const isOn = () =>
        client.isFeatureEnabled('changing', 'anyone', { onlyEvaluateLocally: true });
      await client.reloadFeatureFlags();
      expect(await isOn()).toBe(false);
      await posthog().api.call('PATCH', `/feature_flags/${id}/`, {
        filters: { groups: [{ properties: [], rollout_percentage: 100 }] },
      });
      await client.reloadFeatureFlags();
      expect(await isOn()).toBe(true);
    }, withKey);
  });

  if (hasRemoteConfig(name)) {
    proves('remote config', 'the payload of a flag that is nothing but a payload', async () => {
      await createRemoteConfig(posthog().api);
      await withClient(async (client) => {
        const payload = await client.getRemoteConfigPayload?.('limits');
        expect(parsePayload(payload)).toEqual({ uploads: 3 });
      }, withKey);
    });
  }
}

/** Since version 4. */
function hasRemoteConfig(name: string): boolean {
  return Number(/ (\d+)\./.exec(name)?.[1]) >= 4;
}
