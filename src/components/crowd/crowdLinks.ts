/**
 * Where a crowd leads: to one of its users, and to other flags to try.
 */

import type { ConditionSet } from '../../flags/flag.ts';
import type { Subject } from '../../flags/subject.ts';
import type { SceneFlag } from '../../scene/scene.ts';
import { pickProperties } from '../../scene/sceneFlag.ts';
import { RECEIPT_PATH, sceneParams } from '../../scene/sceneParams.ts';
import { keepChoices } from './keepChoices.ts';
import { sceneLink, type SceneLink } from '../ui/sceneLink.ts';

/** Where a user can be looked at more closely, with the properties at which the flag looks. */
export function crowdLinks(
  flag: SceneFlag,
  { distinctId, properties }: Subject,
): { receipt: SceneLink; run: SceneLink } {
  const filters = flag.filters.groups.flatMap((set) => set.properties ?? []);
  const keys = filters.map(({ key }) => key);
  const scene = { user: distinctId, flag, person: pickProperties(properties, keys) };
  return {
    receipt: sceneLink(RECEIPT_PATH, scene, '#receipt'),
    run: sceneLink('/run', { ...scene, stage: 'flag', show: 'why' }),
  };
}

/** The address at which a user of the crowd is picked, or nobody, and all else is as `query` has it. */
export function crowdPickLink(query: string, user?: number): string {
  const params = new URLSearchParams(query);
  params.set('pick', user === undefined ? '' : `user-${user + 1}`);
  return `?${params}#crowd`;
}

/** Conditions on the crowd's made-up properties, for a reader whose own flag has none. */
const EXAMPLES: { label: string; sets: ConditionSet[] }[] = [
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

/**
 * Other condition sets to try on a flag, each with the link that opens the crowd with them, and else as
 * `query` has it.
 */
export function crowdExamples(
  { key }: SceneFlag,
  query: string,
): { label: string; href: string }[] {
  return EXAMPLES.map(({ label, sets }) => {
    const flag = { key, active: true, filters: { groups: sets } };
    const params = keepChoices(sceneParams({ flag }), new URLSearchParams(query));
    return { label, href: `?${params}#crowd` };
  });
}
