/**
 * What the first tutorial’s app and flag are called, and how its flag is made.
 */

import type { SceneFlag } from '../scene/scene.ts';

/** Key of the flag that the tutorial's stages read. */
export const TUTORIAL_FLAG = 'new-cool-feature';

/** Property by which an event carries the flag's value. */
export const TUTORIAL_FLAG_PROPERTY = `$feature/${TUTORIAL_FLAG}`;

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

/** The event that the tutorial's stages capture when a user's page is visited. */
export const VISIT_EVENT = 'visited_user_page';
