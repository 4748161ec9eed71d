import { beforeEach, describe, expect, test } from 'vitest';
import { openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api, capture, flags } = openTestPostHog();
beforeEach(() => server.reset());

const groups = [{ properties: [], rollout_percentage: 0 }];
const choice = (flag: string) => [
  {
    properties: [
      { key: `$feature_enrollment/${flag}`, type: 'person', value: ['true'], operator: 'exact' },
    ],
  },
];
const create = async (filters: object) =>
  (await api('POST', '/feature_flags/', { key: 'beta', filters: { groups, ...filters } })).body.id;
const choose = (flag: string, value: unknown) =>
  capture({ event: '$set', distinct_id: 'ada', $set: { [`$feature_enrollment/${flag}`]: value } });
const decide = async (key = 'beta') => {
  const detail = (await flags({ distinct_id: 'ada' })).flags[key];
  return [detail?.enabled, detail?.reason.code];
};

describe('a flag in early access that an older version saved', () => {
  test('is decided by the choice of the person, stored or sent', async () => {
    await create({ super_groups: choice('beta') });
    expect(await decide()).toEqual([false, 'out_of_rollout_bound']);
    const person_properties = { '$feature_enrollment/beta': 'true' };
    const sent = await flags({ distinct_id: 'ada', person_properties });
    expect(sent.flags['beta']?.enabled).toBe(true);
    await choose('beta', 'true');
    expect(await decide()).toEqual([true, 'super_condition_value']);
    await choose('beta', 'false');
    expect(await decide()).toEqual([false, 'super_condition_value']);
  });

  test('goes by the newer form where it has both', async () => {
    await create({ super_groups: choice('other'), feature_enrollment: true });
    await choose('other', 'true');
    expect(await decide()).toEqual([false, 'out_of_rollout_bound']);
    await choose('beta', true);
    expect(await decide()).toEqual([true, 'super_condition_value']);
  });

  test('looks for the choice under its new key', async () => {
    const id = await create({ super_groups: choice('beta') });
    await api('PATCH', `/feature_flags/${id}/`, { key: 'gamma' });
    await choose('gamma', 'true');
    expect(await decide('gamma')).toEqual([true, 'super_condition_value']);
  });

  test('loses the choice with its early access feature', async () => {
    const feature_flag_id = await create({ super_groups: choice('beta') });
    const feature = { name: 'Beta', stage: 'beta', feature_flag_id };
    const { id } = (await api('POST', '/early_access_feature/', feature)).body;
    await choose('beta', 'true');
    expect(await decide()).toEqual([true, 'super_condition_value']);
    await api('DELETE', `/early_access_feature/${id}/`);
    expect(await decide()).toEqual([false, 'out_of_rollout_bound']);
  });
});
