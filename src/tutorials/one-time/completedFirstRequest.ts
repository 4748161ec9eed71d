import type { TaughtFlag } from '../tutorial.ts';
import { FACT } from './fact.ts';

const KEY = 'completed-first-request';

/** The flag of this tutorial: on for whoever has been here, so that a newcomer is off. */
export const completedFirstRequest: TaughtFlag = {
  key: KEY,
  name: 'On for whoever has been here',
  recipe: recipeAt(100),
  // What goes wrong with a percentage, and the way back.
  states: { 'At 50 %': recipeAt(50), 'At 100 %': recipeAt(100) },
};

function recipeAt(percentage: number): TaughtFlag['recipe'] {
  return {
    key: KEY,
    active: true,
    filters: {
      groups: [
        {
          properties: [{ key: FACT, type: 'person', operator: 'exact', value: ['true'] }],
          rollout_percentage: percentage,
        },
      ],
    },
  };
}
