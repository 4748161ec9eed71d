import { type Cure, countLogins } from '../../flags/crowd/loginPairs.ts';
import { featureFlagOf } from '../../scene/sceneFlag.ts';
import { newFrontPage } from './newFrontPage.ts';

/** What the evaluator says to the questions that no single run could answer. */
export const computed = {
  /** How many of a thousand flip at 50 %. */
  'login-half': () => (about(flipsAt(50), 500) ? 'about 500' : 'other'),

  /** Whether more flip at 50 % than at any other percentage. */
  'login-worst': () => {
    const most = Math.max(...[10, 25, 75, 90, 100].map((percentage) => flipsAt(percentage)));
    return flipsAt(50) > most ? '50' : 'other';
  },

  /** What bootstrap does to the number of flips. */
  'login-bootstrapped': () => (flipsAt(50, 'bootstrap') === flipsAt(50) ? 'as many' : 'fewer'),

  /** Whether somebody sees the same page on both devices, once logged in, by the cure. */
  'login-devices': () => {
    const { differ } = countLogins(flagAt(50), 'device ID');
    return about(differ, 500) ? 'half differ' : 'other';
  },
};

function flipsAt(percentage: number, cure?: Cure): number {
  return countLogins(flagAt(percentage), cure).flips;
}

function flagAt(percentage: number) {
  const groups = [{ properties: [], rollout_percentage: percentage }];
  return featureFlagOf({ ...newFrontPage.recipe, filters: { groups } });
}

/** As far off as 95 of 100 such counts are. */
function about(count: number, expected: number): boolean {
  return Math.abs(count - expected) <= 31;
}
