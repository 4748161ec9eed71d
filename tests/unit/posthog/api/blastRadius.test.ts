import { beforeEach, describe, expect, test } from 'vitest';
import { openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api, capture } = openTestPostHog();
beforeEach(() => server.reset());

const radius = (body: object) => api('POST', '/feature_flags/user_blast_radius/', body);
const plan = (value: string, type = 'person') => [{ key: 'plan', type, value, operator: 'exact' }];

describe('user_blast_radius', () => {
  beforeEach(async () => {
    const seen = (distinct_id: string, $set = {}) => ({ event: 'seen', distinct_id, $set });
    await capture(seen('ada', { plan: 'pro' }), seen('bob', { plan: 'free' }), seen('eve'));
  });

  test('counts the persons whom a condition set is about, whatever its rollout', async () => {
    const condition = { properties: plan('pro'), rollout_percentage: 10 };
    expect(await radius({ condition })).toEqual({ status: 200, body: { affected: 1, total: 3 } });
    for (const all of [{}, null, { properties: [] }]) {
      expect((await radius({ condition: all })).body).toEqual({ affected: 3, total: 3 });
    }
  });

  test('counts the members of a cohort', async () => {
    const values = [{ type: 'AND', values: plan('free') }];
    const filters = { properties: { type: 'OR', values } };
    const { id } = (await api('POST', '/cohorts/', { name: 'free', filters })).body;
    const properties = [{ key: 'id', type: 'cohort', value: id }];
    expect((await radius({ condition: { properties } })).body).toEqual({ affected: 1, total: 3 });
  });

  test('counts groups', async () => {
    const group = (key: string, $group_set: object) => ({
      event: '$groupidentify',
      distinct_id: 'x',
      properties: { $group_type: 'company', $group_key: key, $group_set },
    });
    await capture(group('acme', { plan: 'pro' }), group('other', {}));
    const count = async (properties: object[]) =>
      (await radius({ condition: { properties }, group_type_index: 0 })).body;
    expect(await count(plan('pro', 'group'))).toEqual({ affected: 1, total: 2 });
    expect(await count([{ key: '$group_key', type: 'group', value: 'other' }])).toEqual({
      affected: 1,
      total: 2,
    });
  });

  test('is refused without a condition set, or with one that cannot be told', async () => {
    expect(await radius({})).toMatchObject({
      status: 400,
      body: { detail: 'Missing condition for which to get blast radius' },
    });
    const condition = { properties: [{ key: 'visited', type: 'behavioral', value: 1 }] };
    expect((await radius({ condition })).body.detail).toContain('not by those of type behavioral');
  });
});
