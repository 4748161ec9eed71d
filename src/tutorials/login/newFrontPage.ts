import type { SceneFlag } from '../../scene/scene.ts';
import type { TaughtFlag } from '../tutorial.ts';

const KEY = 'new-front-page';

const recipe: SceneFlag = {
  key: KEY,
  active: true,
  filters: { groups: [{ properties: [], rollout_percentage: 50 }] },
};

/** The flag of this tutorial: half of everyone, and what it hashes as its steps go on. */
export const newFrontPage: TaughtFlag = {
  key: KEY,
  name: 'The new front page',
  recipe,
  states: {
    'Hash the distinct ID': {
      ...recipe,
      bucketing_identifier: 'distinct_id',
      ensure_experience_continuity: false,
    },
    'Hash the device ID': {
      ...recipe,
      bucketing_identifier: 'device_id',
      ensure_experience_continuity: false,
    },
    'Keep it across the login': {
      ...recipe,
      bucketing_identifier: 'distinct_id',
      ensure_experience_continuity: true,
    },
  },
};
