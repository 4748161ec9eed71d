import type { ConditionSet } from '../flags/flag.ts';
import type { SceneFlag } from '../scene/scene.ts';
import { sceneParams } from '../scene/sceneParams.ts';

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

/** Other condition sets to try on a flag, each with the link that opens the crowd with them. */
export function crowdExamples({ key }: SceneFlag): { label: string; href: string }[] {
  return EXAMPLES.map(({ label, sets }) => {
    const flag = { key, active: true, filters: { groups: sets } };
    return { label, href: `?${sceneParams({ flag })}#crowd` };
  });
}
