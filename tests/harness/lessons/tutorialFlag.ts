/**
 * What the first tutorial’s app and flag are called.
 */

import { featureProperty } from '../../../src/flags/featureProperty.ts';
import { newCoolFeature } from '../../../src/tutorials/first-flag/newCoolFeature.ts';

export const TUTORIAL_FLAG = newCoolFeature.key;
export const TUTORIAL_RECIPE = newCoolFeature.recipe;
export const TUTORIAL_FLAG_PROPERTY = featureProperty(TUTORIAL_FLAG);
export const VISIT_EVENT = 'visited_user_page';

/** The visits that its breakdown counts. */
export const COUNTED = { event: VISIT_EVENT, flag: TUTORIAL_FLAG };
