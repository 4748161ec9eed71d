import { setTimeout } from 'node:timers/promises';
import { mapValues } from 'es-toolkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import multivariateVectors from '../fixtures/vectors/multivariate-flag.json' with { type: 'json' };
import simpleVectors from '../fixtures/vectors/simple-flag.json' with { type: 'json' };
import { createCompanyFlag, createFlags, createRemoteConfig } from './createFlags.ts';
import { endClient, nodeSdks, type NodeClient, type NodeSdk } from './nodeSdks.ts';
import { openPostHog, type OpenPostHog } from './openPostHog.ts';
import { sdkSuite } from './sdkSuite.ts';

const HOUR = 3_600_000;
const SAMPLE = 40;
/** Milliseconds in which capture, which tells nobody when it is done, has queued an event. */
const QUEUED = 300;

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

  /** Runs with a client of its own, and waits until all that it captured has been sent. */
  async function withClient<T>(
    use: (client: NodeClient) => Promise<T> | T,
    keys: { personalApiKey?: string } = {},
  ): Promise<T> {
    const client = open({ host: posthog.host, ...keys });
    try {
      return await use(client);
    } finally {
      await endClient(client);
    }
  }

  const withKey = { personalApiKey: 'phx_flagbook' };

  sdkSuite(name, (proves) => {
    proves('events', 'what is captured arrives once, in order, with its properties', async () => {
      await withClient((client) => {
        for (let index = 0; index < 120; index++) {
          client.capture({ distinctId: 'grace', event: 'clicked', properties: { index } });
        }
      });
      const events = await posthog.api.events('grace');
      const indexes = events.map(({ properties }) => Number(properties['index']));
      expect(indexes.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 120 }, (_, i) => i));
      expect(events[0]).toMatchObject({
        event: 'clicked',
        properties: { $lib: 'posthog-node', $lib_version: name.split(' ')[1] },
      });
    });

    proves('events', 'a timestamp of the past is kept', async () => {
      const timestamp = new Date(Date.now() - 48 * HOUR);
      await withClient((client) => {
        client.capture({ distinctId: 'historian', event: 'found', timestamp });
      });
      const [event] = await posthog.api.events('historian');
      const late = Date.parse(event?.timestamp ?? '') - timestamp.getTime();
      // The clock's skew is taken from the time the request took.
      expect(Math.abs(late)).toBeLessThan(1000);
    });

    proves('persons', 'identify, $set and $set_once make one person', async () => {
      await withClient((client) => {
        client.identify({ distinctId: 'edsger', properties: { email: 'edsger@example.com' } });
        for (const visit of [1, 2]) {
          const properties = { $set: { last: visit }, $set_once: { first: visit } };
          client.capture({ distinctId: 'edsger', event: 'visited', properties });
        }
      });
      expect(await posthog.api.person('edsger')).toMatchObject({
        distinct_ids: ['edsger'],
        properties: { email: 'edsger@example.com', last: 2, first: 1 },
      });
    });

    proves('aliases', 'an alias joins what was captured under both ids', async () => {
      await withClient((client) => {
        client.capture({
          distinctId: 'visitor-7',
          event: 'browsed',
          properties: { $set: { source: 'ad' } },
        });
        client.identify({ distinctId: 'barbara', properties: { plan: 'pro' } });
        client.alias({ distinctId: 'barbara', alias: 'visitor-7' });
      });
      const person = await posthog.api.person('barbara');
      expect(person?.distinct_ids.toSorted()).toEqual(['barbara', 'visitor-7']);
      expect(person?.properties).toMatchObject({ source: 'ad', plan: 'pro' });
      expect(await posthog.api.person('visitor-7')).toEqual(person);
    });

    proves('groups', 'groupIdentify sets what a group is, and flags are about groups', async () => {
      await withClient((client) => {
        client.groupIdentify({
          groupType: 'company',
          groupKey: 'acme',
          properties: { seats: 500 },
        });
        client.groupIdentify({ groupType: 'company', groupKey: 'tiny', properties: { seats: 5 } });
        client.capture({
          distinctId: 'alan',
          event: 'met',
          groups: { company: 'acme', team: 'red' },
        });
      });
      const types = (await posthog.api.groupTypes()).map(({ group_type }) => group_type);
      expect(types).toEqual(['company', 'team']);
      const groups = (await posthog.api.groups(0)).map(
        ({ group_key: key, group_properties: properties }) => [key, properties['seats']],
      );
      expect(groups.toSorted()).toEqual([
        ['acme', 500],
        ['tiny', 5],
      ]);
      const [met] = await posthog.api.events('alan');
      expect(met?.properties['$groups']).toEqual({ company: 'acme', team: 'red' });

      await createCompanyFlag(posthog);
      await withClient(async (client) => {
        const flagOf = (company: string, seats?: string) =>
          client.isFeatureEnabled('big-company', 'alan', {
            groups: { company },
            ...(seats !== undefined && { groupProperties: { company: { seats } } }),
          });
        expect(await flagOf('acme')).toBe(true);
        expect(await flagOf('tiny')).toBe(false);
        expect(await flagOf('tiny', '101')).toBe(true);
        expect(await client.isFeatureEnabled('big-company', 'alan')).toBe(false);
      });
    });

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
        const payloads = mapValues(all.featureFlagPayloads ?? {}, parsed);
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
      const called = (await posthog.api.events('niklaus')).map(({ event, properties }) => [
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
      const [paid] = await posthog.api.events('tony');
      expect(paid?.properties).toMatchObject({ '$feature/everyone': true });
      expect(paid?.properties['$active_feature_flags']).toContain('everyone');
    });

    proves('local evaluation', 'flags are decided in the app, by the same vectors', async () => {
      const before = posthog.exchanges.length;
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
      const paths = posthog.exchanges.slice(before).map(({ path }) => path);
      expect(paths.filter((path) => /^\/(decide|flags)\/\?/.test(path))).toEqual([]);
    });

    proves('local evaluation', 'a flag that changed is seen after a reload', async () => {
      const { id } = await posthog.api.createFlag({
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
        await posthog.api.call('PATCH', `/feature_flags/${id}/`, {
          filters: { groups: [{ properties: [], rollout_percentage: 100 }] },
        });
        await client.reloadFeatureFlags();
        expect(await isOn()).toBe(true);
      }, withKey);
    });

    if (hasRemoteConfig(name)) {
      proves('remote config', 'the payload of a flag that is nothing but a payload', async () => {
        await createRemoteConfig(posthog.api);
        await withClient(async (client) => {
          const payload = await client.getRemoteConfigPayload?.('limits');
          expect(parsed(payload)).toEqual({ uploads: 3 });
        }, withKey);
      });
    }

    proves('opt out', 'nothing is captured between optOut and optIn', async () => {
      await withClient(async (client) => {
        await client.optOut();
        client.capture({ distinctId: 'shy', event: 'hidden' });
        await setTimeout(QUEUED);
        await client.optIn();
        client.capture({ distinctId: 'shy', event: 'seen' });
      });
      expect((await posthog.api.events('shy')).map(({ event }) => event)).toEqual(['seen']);
    });
  });

  test('no request was refused', () => {
    expect(posthog.refused()).toEqual([]);
  });
});

/** What old versions hand out as the text that it is on the wire: in 2 and 3 all payloads, in 4 remote config. */
function parsed(payload: unknown): unknown {
  return typeof payload === 'string' ? JSON.parse(payload) : payload;
}

/** Since version 4. */
function hasRemoteConfig(name: string): boolean {
  return Number(/ (\d+)\./.exec(name)?.[1]) >= 4;
}
