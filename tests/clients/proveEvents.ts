import { expect } from 'vitest';
import type { ClientSetup } from '../harness/clients/clientSetup.ts';
import type { Prove } from '../harness/sdk/sdkSuite.ts';

/** What a client captured: events, and what they made of persons and groups. */
export function proveEvents(proves: Prove, { sdk, version, conversation }: ClientSetup): void {
  const api = () => conversation().posthog.api;

  proves('events', 'what is captured arrives once, with its properties', async () => {
    const clicked = await api().events('grace');
    const indexes = clicked.map(({ properties }) => Number(properties['index']));
    expect(indexes.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 120 }, (_, i) => i));
    const [signedUp] = await api().events('ada');
    expect(signedUp).toMatchObject({
      id: '0190e3a7-7c3e-7000-8000-00000000ada0',
      event: 'signed up',
      properties: {
        city: 'Łódź 🚲',
        tags: ['a', 'b'],
        address: { zip: '00-001' },
        nothing: null,
        ratio: 0.1,
        $lib: sdk,
        $lib_version: version,
      },
    });
  });

  proves('events', 'a timestamp of the past is kept', async () => {
    const [signedUp] = await api().events('ada');
    const late = Date.parse(signedUp?.timestamp ?? '') - Date.parse('2024-02-03T04:05:06.789Z');
    // The clock's skew is taken from the time the request took.
    expect(Math.abs(late)).toBeLessThan(1000);
  });

  proves('events', 'what is captured just before the end arrives', async () => {
    expect((await api().events('ada')).map(({ event }) => event)).toContain('left');
  });

  proves('events', 'distinct IDs of 64 bits are told apart', async () => {
    for (const id of ['9007199254740993', '9007199254740992']) {
      expect((await api().events(id)).map(({ event }) => event)).toEqual(['counted']);
      expect((await api().person(id))?.distinct_ids).toEqual([id]);
    }
  });

  proves('events', 'a number of 64 bits in a property keeps its last digit', async () => {
    const { host } = conversation().posthog;
    const headers = { Authorization: 'Bearer phx_flagbook' };
    const answer = await fetch(`${host}/api/projects/1/events/?distinct_id=ada&after=2000-01-01`, {
      headers,
    });
    expect(await answer.text()).toContain('"big_id":9007199254740993');
  });

  proves('persons', 'identify, $set and $set_once make the person', async () => {
    expect(await api().person('edsger')).toMatchObject({
      distinct_ids: ['edsger'],
      properties: { name: 'Édsger ☕', plan: 'pro' },
    });
    expect(await api().person('ada')).toMatchObject({
      properties: { email: 'ada@example.com', plan: 'pro', joined: 2024 },
    });
  });

  proves('aliases', 'an alias joins what was captured under both ids', async () => {
    const person = await api().person('barbara');
    expect(person?.distinct_ids.toSorted()).toEqual(['barbara', 'visitor-7']);
    expect(person?.properties).toMatchObject({ source: 'ad', plan: 'free' });
    expect(await api().person('visitor-7')).toEqual(person);
  });

  proves(
    'groups',
    'group identify sets what a group is, and events name their groups',
    async () => {
      expect(await api().groups(0)).toContainEqual(
        expect.objectContaining({
          group_key: 'acme',
          group_properties: { seats: 500, name: 'Akmé' },
        }),
      );
      const [met] = await api().events('alan');
      expect(met?.properties).toMatchObject({ $groups: { company: 'acme' }, $group_0: 'acme' });
    },
  );
}
