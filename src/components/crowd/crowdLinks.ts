/**
 * Where a crowd leads: to one of its users, and to other flags to try.
 */

import type { ConditionSet } from '../../flags/flag.ts';
import { companyKey } from '../../flags/crowd/crowdCompanies.ts';
import type { Subject } from '../../flags/subject.ts';
import { usedGroups } from '../../flags/usedGroups.ts';
import type { Scene, SceneFlag, SceneGroups } from '../../scene/scene.ts';
import { featureFlagOf, flagGroupType, pickProperties } from '../../scene/sceneFlag.ts';
import { RECEIPT_PATH, sceneParams } from '../../scene/sceneParams.ts';
import { keepChoices } from './keepChoices.ts';
import { sceneLink, type SceneLink } from '../ui/sceneLink.ts';

/**
 * Where a user can be looked at more closely, with the properties at which the flag looks.
 *
 * @param stage one that asks for the flag
 */
export function crowdLinks(
  flag: SceneFlag,
  user: Subject,
  stage: string,
): { receipt: SceneLink; run: SceneLink } {
  const { distinctId, properties, groups } = user;
  const filters = flag.filters.groups.flatMap((set) => set.properties ?? []);
  const keys = filters.map(({ key }) => key);
  const scene = {
    user: distinctId,
    flag,
    person: pickProperties(properties, keys),
    ...heldGroups(flag, groups, keys),
  };
  const company = flagGroupType(flag) === null ? '' : `@${companyKey(user)}`;
  return {
    receipt: sceneLink(RECEIPT_PATH, scene, '#receipt'),
    // The demo app knows a user's company by the name.
    run: sceneLink('/run', { ...scene, user: distinctId + company, stage, show: 'why' }),
  };
}

/** The groups at which a flag looks, with the properties that it asks for. */
function heldGroups(
  flag: SceneFlag,
  groups: Subject['groups'],
  keys: readonly string[],
): Pick<Scene, 'groups'> {
  const indexes = usedGroups([featureFlagOf(flag)]).keys();
  const held = [...indexes].flatMap((index) => {
    const { key, properties = {} } = groups?.[index] ?? {};
    if (!key) return [];
    return [[index, { key, properties: pickProperties(properties, keys) }] as const];
  });
  return held.length > 0 ? { groups: Object.fromEntries<SceneGroups[string]>(held) } : {};
}

/** The address at which a user of the crowd is picked, or nobody, and all else is as `query` has it. */
export function crowdPickLink(query: string, user?: number): string {
  const params = new URLSearchParams(query);
  params.set('pick', user === undefined ? '' : `user-${user + 1}`);
  return `?${params}#crowd`;
}

interface Example {
  label: string;
  sets: ConditionSet[];
  aggregation_group_type_index?: number;
}

/** Conditions on the crowd's made-up properties, for a reader whose own flag has none. */
const EXAMPLES: Example[] = [
  {
    label: 'everyone on the plan pro',
    sets: [
      {
        properties: [{ key: 'plan', type: 'person', operator: 'exact', value: ['pro'] }],
        rollout_percentage: 100,
      },
    ],
  },
  {
    label: 'everyone with 20 visits or more, and 10 % of the others',
    sets: [
      {
        properties: [{ key: 'visits', type: 'person', operator: 'gte', value: '20' }],
        rollout_percentage: 100,
      },
      { properties: [], rollout_percentage: 10 },
    ],
  },
];

/** The same for a flag that matches by company: conditions on companies, and its own sets by person. */
function examplesByCompany({ groups }: SceneFlag['filters'], groupType: number): Example[] {
  const onTeam = { key: 'plan', type: 'group' as const, operator: 'exact', value: ['team'] };
  const properties = [{ ...onTeam, group_type_index: groupType }];
  const isOfPersons = !groups.some((set) => set.properties?.some(({ type }) => type === 'group'));
  return [
    {
      label: 'every company on the plan team',
      sets: [{ properties, rollout_percentage: 100 }],
      aggregation_group_type_index: groupType,
    },
    ...(isOfPersons ? [{ label: 'the same sets, matched by person', sets: groups }] : []),
  ];
}

/**
 * Other condition sets to try on a flag, each with the link that opens the crowd with them, and else as
 * `query` has it.
 */
export function crowdExamples(
  { key, filters }: SceneFlag,
  query: string,
): { label: string; href: string }[] {
  const groupType = flagGroupType({ filters });
  const examples = groupType === null ? EXAMPLES : examplesByCompany(filters, groupType);
  return examples.map(({ label, sets, ...matchBy }) => {
    const flag = { key, active: true, filters: { ...matchBy, groups: sets } };
    const params = keepChoices(sceneParams({ flag }), new URLSearchParams(query));
    return { label, href: `?${params}#crowd` };
  });
}
