import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import { createCompanyFlag } from './createFlags.ts';
import { QUEUED, type NodeSetup } from './nodeSetup.ts';
import type { Prove } from './sdkSuite.ts';

const HOUR = 3_600_000;

/** What posthog-node captures: events, and what they make of persons and groups. */
export function proveNodePersons(proves: Prove, { name, posthog, withClient }: NodeSetup): void {
  proves('events', 'what is captured arrives once, in order, with its properties', async () => {
    await withClient((client) => {
      for (let index = 0; index < 120; index++) {
        client.capture({ distinctId: 'grace', event: 'clicked', properties: { index } });
      }
    });
    // Some clients close before their last batch has been answered.
    await expect.poll(() => posthog().api.events('grace')).toHaveLength(120);
    const events = await posthog().api.events('grace');
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
    const [event] = await posthog().api.events('historian');
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
    expect(await posthog().api.person('edsger')).toMatchObject({
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
    const person = await posthog().api.person('barbara');
    expect(person?.distinct_ids.toSorted()).toEqual(['barbara', 'visitor-7']);
    expect(person?.properties).toMatchObject({ source: 'ad', plan: 'pro' });
    expect(await posthog().api.person('visitor-7')).toEqual(person);
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
    const types = (await posthog().api.groupTypes()).map(({ group_type }) => group_type);
    expect(types).toEqual(['company', 'team']);
    const groups = (await posthog().api.groups(0)).map(
      ({ group_key: key, group_properties: properties }) => [key, properties['seats']],
    );
    expect(groups.toSorted()).toEqual([
      ['acme', 500],
      ['tiny', 5],
    ]);
    const [met] = await posthog().api.events('alan');
    expect(met?.properties['$groups']).toEqual({ company: 'acme', team: 'red' });

    await createCompanyFlag(posthog());
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

  proves('opt out', 'nothing is captured between optOut and optIn', async () => {
    await withClient(async (client) => {
      await client.optOut();
      client.capture({ distinctId: 'shy', event: 'hidden' });
      await setTimeout(QUEUED);
      await client.optIn();
      client.capture({ distinctId: 'shy', event: 'seen' });
    });
    expect((await posthog().api.events('shy')).map(({ event }) => event)).toEqual(['seen']);
  });
}
