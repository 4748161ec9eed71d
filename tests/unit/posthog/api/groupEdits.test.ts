import { beforeEach, describe, expect, test } from 'vitest';
import { openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api, capture } = openTestPostHog();

beforeEach(async () => {
  server.reset();
  const group = (key: string, $group_set: object) => ({
    event: '$groupidentify',
    distinct_id: 'x',
    properties: { $group_type: 'company', $group_key: key, $group_set },
  });
  await capture(group('acme', { plan: 'pro', seats: 5 }), group('other', { plan: 'pro' }));
});

const ACME = 'group_type_index=0&group_key=acme';
const edit = (action: string, body: object, query = ACME) =>
  api('POST', `/groups/${action}/?${query}`, body);

describe('the properties of a group', () => {
  test('are set one by one, and removed', async () => {
    expect(await edit('update_property', { key: 'seats', value: 6 })).toMatchObject({
      status: 200,
      body: { group_key: 'acme', group_properties: { plan: 'pro', seats: 6 } },
    });
    await edit('update_property', { key: 'new', value: false });
    const { body } = await edit('delete_property', { $unset: 'plan' });
    expect(body).toMatchObject({ group_properties: { seats: 6, new: false } });
    expect(body).not.toHaveProperty('group_properties.plan');
    expect((await api('GET', `/groups/find/?${ACME}`)).body).toEqual(body);
    expect((await edit('delete_property', { $unset: 'nothing' })).body).toEqual(body);
  });

  test.each(['constructor', '__proto__', 'toString'])('may be called %s', async (key) => {
    expect((await edit('update_property', { key, value: 1 })).status).toBe(200);
    expect((await api('GET', `/groups/activity/?${ACME}`)).body).toHaveProperty(
      'results[0].detail.changes[0].action',
      'created',
    );
  });

  test.each([
    ['update_property', { key: 'a' }, 'value'],
    ['update_property', { value: 'a' }, 'key'],
    ['delete_property', {}, '$unset'],
  ])('are not changed by %s with %j', async (action, body, attr) => {
    expect(await edit(action, body)).toMatchObject({
      status: 400,
      body: { attr, code: 'This field is required.' },
    });
  });

  test('of a group that is not there, or of no kind, cannot be changed', async () => {
    const nobody = 'group_type_index=0&group_key=nobody';
    expect((await edit('update_property', { key: 'a', value: 1 }, nobody)).status).toBe(404);
    expect((await edit('update_property', { key: 'a', value: 1 }, 'group_key=acme')).status).toBe(
      400,
    );
  });

  test('and their values are told, the most frequent first', async () => {
    expect((await api('GET', '/groups/property_definitions/')).body).toEqual({
      0: [
        { name: 'plan', count: 2 },
        { name: 'seats', count: 1 },
      ],
    });
    const path = '/groups/property_values/?group_type_index=0&key=plan';
    expect((await api('GET', path)).body).toEqual([{ name: 'pro', count: 2 }]);
  });

  test('have a history', async () => {
    await edit('update_property', { key: 'seats', value: 6 });
    await edit('delete_property', { $unset: 'plan' });
    const { results } = (await api('GET', `/groups/activity/?${ACME}`)).body;
    expect(results).toMatchObject([
      {
        activity: 'update_property',
        detail: { name: 'plan', changes: [{ action: 'deleted', before: 'pro' }] },
      },
      { detail: { name: 'seats', changes: [{ action: 'changed', before: 5, after: 6 }] } },
    ]);
    const other = 'group_type_index=0&group_key=other';
    expect((await api('GET', `/groups/activity/?${other}`)).body.results).toEqual([]);
  });
});
