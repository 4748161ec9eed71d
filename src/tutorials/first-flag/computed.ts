import { evaluate } from '../../flags/evaluate.ts';
import { featureFlagOf } from '../../scene/sceneFlag.ts';
import { countIn, CROWD } from './crowd.ts';
import { newCoolFeature } from './newCoolFeature.ts';

/** What the evaluator says to questions that no single run could answer, in a few words. */
export const computed = {
  /** How many of ten users the first set lets in. */
  'half-of-ten': () => (countIn(CROWD.slice(0, 10), 50) === 5 ? 'half' : 'not half'),

  /** Ada, by one set with both rules. */
  'both-in-one': () => {
    const { recipe } = newCoolFeature;
    const [, named] = recipe.filters.groups;
    const groups = [{ ...named, rollout_percentage: 50 }];
    const flag = featureFlagOf({ ...recipe, filters: { groups } });
    const properties = { initial_name: 'ada' };
    return evaluate(flag, { distinctId: 'ada', properties }).enabled ? 'on' : 'off';
  },

  /** The same thousand, decided twice. */
  'crowd-again': () =>
    countIn(CROWD, 50) === countIn(CROWD.toReversed(), 50) ? 'the same' : 'others',
};
