/**
 * What the evaluator answers about the tutorial’s flag, for questions that no single run could answer.
 */

import { bucket } from '../../flags/bucketing.ts';
import { evaluate } from '../../flags/evaluate.ts';
import { TUTORIAL_FLAG, TUTORIAL_RECIPE } from '../../project/tutorialFlag.ts';
import { featureFlagOf } from '../../scene/sceneFlag.ts';

export const COMPUTED_IDS = [
  'half-of-ten',
  'both-in-one',
  'widening',
  'crowd-again',
  'two-flags',
  'next-letter',
  'old-link',
] as const;

export type ComputedId = (typeof COMPUTED_IDS)[number];

const CROWD = Array.from({ length: 1000 }, (_, index) => `user-${index + 1}`);

/** A few words that one of a question's choices is right for. */
export const computed: Record<ComputedId, () => string> = {
  /** How many of ten users the first set lets in. */
  'half-of-ten': () => (countIn(CROWD.slice(0, 10), 50) === 5 ? 'half' : 'not half'),

  /** Ada, by one set with both rules. */
  'both-in-one': () => {
    const [, named] = TUTORIAL_RECIPE.filters.groups;
    const set = { ...named, rollout_percentage: 50 };
    const flag = featureFlagOf({ ...TUTORIAL_RECIPE, filters: { groups: [set] } });
    const properties = { initial_name: 'ada' };
    return evaluate(flag, { distinctId: 'ada', properties }).enabled ? 'on' : 'off';
  },

  /** Whom 60 % takes the feature from, of those who have it at 50 %. */
  widening: () => {
    const lost = CROWD.filter((user) => isIn(user, 50) && !isIn(user, 60));
    return lost.length === 0 ? 'nobody' : 'some';
  },

  /** The same thousand, decided twice. */
  'crowd-again': () =>
    countIn(CROWD, 50) === countIn(CROWD.toReversed(), 50) ? 'the same' : 'others',

  /** How many of a thousand two flags of a half each have in common. */
  'two-flags': () => {
    const both = CROWD.filter((user) => isIn(user, 50) && isIn(user, 50, 'another-flag')).length;
    return both > 200 && both < 300 ? 'a quarter' : 'other';
  },

  /** How far a letter moves a user. */
  'next-letter': () =>
    Math.abs(bucket(TUTORIAL_FLAG, 'ada') - bucket(TUTORIAL_FLAG, 'adb')) > 0.05 ? 'far' : 'near',

  /** Priya by the flag as her link holds it, while the saved one has been raised to 100 %. */
  'old-link': () =>
    evaluate(featureFlagOf(TUTORIAL_RECIPE), { distinctId: 'priya', properties: {} }).enabled
      ? 'on'
      : 'off',
};

function countIn(users: readonly string[], percentage: number): number {
  return users.filter((user) => isIn(user, percentage)).length;
}

function isIn(user: string, percentage: number, key: string = TUTORIAL_FLAG): boolean {
  const groups = [{ properties: [], rollout_percentage: percentage }];
  const flag = featureFlagOf({ ...TUTORIAL_RECIPE, key, filters: { groups } });
  return evaluate(flag, { distinctId: user, properties: {} }).enabled;
}
