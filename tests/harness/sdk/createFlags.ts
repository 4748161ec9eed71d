import vectors from '../../fixtures/vectors/multivariate-flag.json' with { type: 'json' };
import type { Api } from './openApi.ts';
import type { OpenPostHog } from './openPostHog.ts';

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

/** The flag about companies. The type of group that it is about comes with an event. */
export async function createCompanyFlag({ host, api }: OpenPostHog): Promise<void> {
  const properties = { $group_type: 'company', $group_key: 'first', $group_set: {} };
  const event = { event: '$groupidentify', distinct_id: 'company_first', properties };
  const body = JSON.stringify({ api_key: 'phc_flagbook', batch: [event] });
  await fetch(`${host}/batch/`, { method: 'POST', body });
  await api.createFlag({
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
