/**
 * A thousand users, and whom a percentage of the flag lets in.
 */

import { evaluate } from '../../flags/evaluate.ts';
import { featureFlagOf } from '../../scene/sceneFlag.ts';
import { newCoolFeature } from './newCoolFeature.ts';

/** `user-1` to `user-1000`. */
export const CROWD = Array.from({ length: 1000 }, (_, index) => `user-${index + 1}`);

/** Whether a percentage of all users takes in this one, for the tutorial's flag or one of another key. */
export function isIn(user: string, percentage: number, key: string = newCoolFeature.key): boolean {
  const groups = [{ properties: [], rollout_percentage: percentage }];
  const flag = featureFlagOf({ ...newCoolFeature.recipe, key, filters: { groups } });
  return evaluate(flag, { distinctId: user, properties: {} }).enabled;
}

/** How many of some users a percentage takes in. */
export function countIn(users: readonly string[], percentage: number): number {
  return users.filter((user) => isIn(user, percentage)).length;
}
