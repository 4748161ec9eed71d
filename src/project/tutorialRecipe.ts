import type { SceneFlag } from '../scene/scene.ts';
import { TUTORIAL_FLAG } from './tutorialFlag.ts';

/** The tutorial's flag as its step 3 makes it, for a PostHog that does not have it. */
export const TUTORIAL_RECIPE: SceneFlag = {
  key: TUTORIAL_FLAG,
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
};
