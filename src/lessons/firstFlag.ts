import { TUTORIAL_FLAG, TUTORIAL_RECIPE } from '../project/tutorialFlag.ts';
import type { TaughtFlag } from '../tutorials/tutorial.ts';

/** The flag of the first two tutorials. */
export const firstFlag: TaughtFlag = {
  key: TUTORIAL_FLAG,
  name: 'The new cool page',
  recipe: TUTORIAL_RECIPE,
};
