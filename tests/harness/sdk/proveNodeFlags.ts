import { setTimeout } from 'node:timers/promises';
import { mapValues } from 'es-toolkit';
import { expect } from 'vitest';
import multivariateVectors from '../../fixtures/vectors/multivariate-flag.json' with { type: 'json' };
import simpleVectors from '../../fixtures/vectors/simple-flag.json' with { type: 'json' };
import { QUEUED, SAMPLE, type NodeSetup } from './nodeSetup.ts';
import { parsePayload } from './parsePayload.ts';
import type { Prove } from './sdkSuite.ts';

/** Flags that PostHog decides for posthog-node, their payloads, and what is reported of them. */
export function proveNodeFlags(proves: Prove, { posthog, withClient }: NodeSetup): void {
  proves('flags', "PostHog's consistency vectors, asked one by one", async () => {
    await withClient(async (client) => {
      for (let index = 0; index < SAMPLE; index++) {
        const id = `distinct_id_${index}`;
        const [simple, variant] = [
          simpleVectors.expected[index],
          multivariateVectors.expected[index],
        ];
        expect(await client.isFeatureEnabled('simple-flag', id)).toBe(simple);
        expect(await client.getFeatureFlag('multivariate-flag', id)).toBe(variant);
      }
    });
  });

  proves('flags', 'all flags of someone, without those that are switched off', async () => {
    await withClient(async (client) => {
      const flags = await client.getAllFlags('distinct_id_0');
      expect(flags).toMatchObject({
        everyone: true,
        nobody: false,
        'pro-plan': false,
        'simple-flag': simpleVectors.expected[0],
        'multivariate-flag': multivariateVectors.expected[0],
      });
      expect(flags).not.toHaveProperty('switched-off');
    });
  });

  proves('flags', 'stored person properties decide, and those that are sent win', async () => {
    await withClient((client) => {
      client.identify({ distinctId: 'donald', properties: { plan: 'pro' } });
    });
    await withClient(async (client) => {
      expect(await client.isFeatureEnabled('pro-plan', 'donald')).toBe(true);
      expect(await client.isFeatureEnabled('pro-plan', 'nobody-yet')).toBe(false);
      const sent = (plan: string) => ({ personProperties: { plan } });
      expect(await client.isFeatureEnabled('pro-plan', 'donald', sent('free'))).toBe(false);
      expect(await client.isFeatureEnabled('pro-plan', 'nobody-yet', sent('pro'))).toBe(true);
    });
  });

  proves('payloads', 'payloads come parsed, of the flag and of the variant', async () => {
    const first = multivariateVectors.expected.indexOf('first-variant');
    const id = `distinct_id_${first}`;
    await withClient(async (client) => {
      expect(await client.getFeatureFlagPayload('everyone', id)).toEqual({ color: 'blue' });
      expect(await client.getFeatureFlagPayload('multivariate-flag', id)).toEqual([1, 2]);
      expect(await client.getFeatureFlagPayload('nobody', id)).toBeFalsy();
      const all = await client.getAllFlagsAndPayloads(id);
      expect(all.featureFlags).toMatchObject({
        everyone: true,
        'multivariate-flag': 'first-variant',
      });
      const payloads = mapValues(all.featureFlagPayloads ?? {}, parsePayload);
      expect(payloads).toMatchObject({
        everyone: { color: 'blue' },
        'multivariate-flag': [1, 2],
      });
    });
  });

  proves('flag events', 'a flag that was read is reported, once for each answer', async () => {
    await withClient(async (client) => {
      await client.isFeatureEnabled('everyone', 'niklaus');
      await client.getFeatureFlag('everyone', 'niklaus');
      await client.isFeatureEnabled('nobody', 'niklaus');
    });
    const called = (await posthog().api.events('niklaus')).map(({ event, properties }) => [
      event,
      properties['$feature_flag'],
      properties['$feature_flag_response'],
    ]);
    expect(called.toSorted()).toEqual([
      ['$feature_flag_called', 'everyone', true],
      ['$feature_flag_called', 'nobody', false],
    ]);
  });

  proves('flag events', 'an event can carry the flags of the moment', async () => {
    await withClient(async (client) => {
      client.capture({ distinctId: 'tony', event: 'paid', sendFeatureFlags: true });
      await setTimeout(QUEUED);
    });
    const [paid] = await posthog().api.events('tony');
    expect(paid?.properties).toMatchObject({ '$feature/everyone': true });
    expect(paid?.properties['$active_feature_flags']).toContain('everyone');
  });
}
