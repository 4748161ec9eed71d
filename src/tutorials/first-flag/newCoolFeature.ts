import type { TaughtFlag } from '../tutorial.ts';

const KEY = 'new-cool-feature';

/** The flag of the first two tutorials: half of everyone, and ada. */
export const newCoolFeature: TaughtFlag = {
  key: KEY,
  name: 'The new cool page',
  recipe: {
    key: KEY,
    active: true,
    filters: {
      groups: [
        { properties: [], rollout_percentage: 50 },
        {
          properties: [{ key: 'initial_name', type: 'person', operator: 'exact', value: ['ada'] }],
          rollout_percentage: 100,
        },
      ],
    },
  },
};
