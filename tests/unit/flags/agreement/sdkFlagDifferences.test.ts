import { describe, expect, test } from 'vitest';
import { askBoth, type Question, type Value } from '../../../harness/flags/askBoth.ts';

const isPro = { key: 'plan', value: 'pro' };
const LONG_ID = 'x'.repeat(201);

/** Like the filters of `sdkFilterDifferences.test.ts`: what the SDK says, and what the service says. */
const FLAGS: [why: string, flag: Question, sdk: Value, service: Value][] = [
  [
    'a value kept across a login is left to the service',
    { flag: { ensure_experience_continuity: true, groups: [{}] } },
    undefined,
    true,
  ],
  [
    'early access is overlooked',
    {
      flag: { feature_enrollment: true, groups: [] },
      properties: { '$feature_enrollment/flag': true },
    },
    false,
    true,
  ],
  [
    'ids are not cut to 200 characters',
    { flag: { key: 'cut-5', groups: [{ rollout_percentage: 50 }] }, distinctId: LONG_ID },
    false,
    true,
  ],
  [
    'a flag by device waits for the device ID',
    { flag: { bucketing_identifier: 'device_id', groups: [{}] } },
    undefined,
    false,
  ],
  [
    'a group flag without its group is off before its holdout is asked',
    {
      flag: {
        aggregation_group_type_index: 0,
        holdout: { id: 1, exclusion_percentage: 100 },
        groups: [{}],
      },
    },
    false,
    'holdout-1',
  ],
  [
    'a set about persons in a group flag asks the group',
    {
      flag: {
        aggregation_group_type_index: 0,
        groups: [{ properties: [isPro], aggregation_group_type_index: null }],
      },
      properties: { plan: 'pro' },
      company: { key: 'acme', properties: { plan: 'free' } },
    },
    false,
    true,
  ],
  [
    'a filter on the person in a set about groups asks the group',
    {
      flag: { aggregation_group_type_index: 0, groups: [{ properties: [isPro] }] },
      properties: { plan: 'free' },
      company: { key: 'acme', properties: { plan: 'pro' } },
    },
    true,
    false,
  ],
  [
    'a cohort in a set about groups asks the group',
    {
      flag: { aggregation_group_type_index: 0, groups: [{ properties: [inCohort(1)] }] },
      properties: { plan: 'pro' },
      company: { key: 'acme', properties: { plan: 'free' } },
    },
    false,
    true,
  ],
  [
    'a static cohort is left to the service',
    { flag: { groups: [{ properties: [inCohort(2)] }] } },
    undefined,
    false,
  ],
  [
    'a missing dependency is left to the service',
    { flag: { groups: [{ properties: [onFlag('99')] }, {}] } },
    true,
    false,
  ],
  [
    'a flag that depends on itself is left to the service, which leaves it out',
    { flag: { groups: [{ properties: [onFlag('1')] }] } },
    undefined,
    undefined,
  ],
];

describe('a flag on which the SDK differs from the service', () => {
  test.each(FLAGS)('%s', async (_, flag, sdk, service) => {
    expect(await askBoth(flag)).toEqual({ sdk, service });
  });
});

function inCohort(id: number) {
  return { key: 'id', type: 'cohort' as const, operator: 'in', value: id };
}

function onFlag(id: string) {
  return { key: id, type: 'flag' as const, operator: 'flag_evaluates_to', value: true };
}
