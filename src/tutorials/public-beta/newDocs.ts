/**
 * The flag behind the early access feature “New docs”, and what it becomes.
 */

import type { SceneFlag } from '../../scene/scene.ts';
import type { TaughtFlag } from '../tutorial.ts';

const KEY = 'new-docs';

/** The flag behind the early access feature “New docs”, as PostHog makes it: for nobody. */
export const newDocs: TaughtFlag = {
  key: KEY,
  name: 'Feature Flag for Early Access Feature New docs',
  feature: 'New docs',
  recipe: letting(0),
  states: {
    'at 0 %': letting(0),
    'at 100 %': letting(100),
    'in beta, at 100 %': letting(100, true),
  },
};

/** The flag with one set for everyone, and whether it asks for a person's own choice first. */
export function letting(percentage: number, isOpen = false): SceneFlag {
  return {
    key: KEY,
    active: true,
    filters: {
      groups: [{ properties: [], rollout_percentage: percentage, variant: null }],
      ...(isOpen && { feature_enrollment: true }),
    },
  };
}
