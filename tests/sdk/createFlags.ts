import vectors from '../fixtures/vectors/multivariate-flag.json' with { type: 'json' };
import type { Api } from './openApi.ts';

const FLAGS = [
  {
    key: 'everyone',
    filters: {
      groups: [{ properties: [], rollout_percentage: 100 }],
      payloads: { true: '{"color":"blue"}' },
    },
  },
  { key: 'nobody', filters: { groups: [{ properties: [], rollout_percentage: 0 }] } },
  {
    key: 'switched-off',
    active: false,
    filters: { groups: [{ properties: [], rollout_percentage: 100 }] },
  },
  // The flags of PostHog's consistency vectors.
  { key: 'simple-flag', filters: { groups: [{ properties: [], rollout_percentage: 45 }] } },
  {
    key: 'multivariate-flag',
    filters: {
      groups: [{ properties: [], rollout_percentage: 55 }],
      multivariate: { variants: vectors.variants },
      payloads: { 'first-variant': '[1,2]' },
    },
  },
  {
    key: 'pro-plan',
    filters: {
      groups: [
        {
          properties: [{ key: 'plan', type: 'person', operator: 'exact', value: ['pro'] }],
          rollout_percentage: 100,
        },
      ],
    },
  },
];

/** Creates the flags that every SDK is asked about. */
export async function createFlags({ createFlag }: Api): Promise<void> {
  for (const flag of FLAGS) await createFlag({ name: '', active: true, ...flag });
}

/** The flag about companies; needs the first group type, which a captured event brings. */
export async function createCompanyFlag({ createFlag }: Api): Promise<void> {
  await createFlag({
    key: 'big-company',
    name: '',
    active: true,
    filters: {
      aggregation_group_type_index: 0,
      groups: [
        {
          properties: [
            { key: 'seats', type: 'group', group_type_index: 0, operator: 'gt', value: '100' },
          ],
          rollout_percentage: 100,
        },
      ],
    },
  });
}

/** A flag that only hands out a payload. */
export async function createRemoteConfig({ createFlag }: Api): Promise<void> {
  await createFlag({
    key: 'limits',
    name: '',
    active: true,
    is_remote_configuration: true,
    filters: {
      groups: [{ properties: [], rollout_percentage: 100 }],
      payloads: { true: '{"uploads":3}' },
    },
  });
}

/** A feature that people may join before it is out, behind a flag that is off for all others. */
export async function createEarlyAccess({ call, createFlag }: Api): Promise<void> {
  const { id } = await createFlag({
    key: 'new-editor',
    name: '',
    active: true,
    filters: { groups: [{ properties: [], rollout_percentage: 0 }] },
  });
  await call('POST', '/early_access_feature/', {
    name: 'New editor',
    stage: 'beta',
    feature_flag_id: id,
  });
}
