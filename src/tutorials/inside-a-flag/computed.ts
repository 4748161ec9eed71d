import { bucket } from '../../flags/bucketing.ts';
import { evaluate } from '../../flags/evaluate.ts';
import { featureFlagOf } from '../../scene/sceneFlag.ts';
import { CROWD, isIn } from '../first-flag/crowd.ts';
import { newCoolFeature } from '../first-flag/newCoolFeature.ts';

/** What the evaluator says to questions that no single run could answer, in a few words. */
export const computed = {
  /** Whom 60 % takes the feature from, of those who have it at 50 %. */
  widening: () => {
    const lost = CROWD.filter((user) => isIn(user, 50) && !isIn(user, 60));
    return lost.length === 0 ? 'nobody' : 'some';
  },

  /** How many of a thousand two flags of a half each have in common. */
  'two-flags': () => {
    const both = CROWD.filter((user) => isIn(user, 50) && isIn(user, 50, 'another-flag')).length;
    return both > 200 && both < 300 ? 'a quarter' : 'other';
  },

  /** How far a letter moves a user. */
  'next-letter': () => {
    const { key } = newCoolFeature;
    return Math.abs(bucket(key, 'ada') - bucket(key, 'adb')) > 0.05 ? 'far' : 'near';
  },

  /** Priya by the flag as her link holds it, while the saved one has been raised to 100 %. */
  'old-link': () => {
    const flag = featureFlagOf(newCoolFeature.recipe);
    return evaluate(flag, { distinctId: 'priya', properties: {} }).enabled ? 'on' : 'off';
  },
};
