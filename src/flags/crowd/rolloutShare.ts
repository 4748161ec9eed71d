/**
 * With which probability a flag is on for somebody whose bucket is not known.
 */

import { groupTypeOf } from '../bucketingId.ts';
import { unlessFailed } from '../decision.ts';
import { lacksDependency } from '../dependencies.ts';
import { earlyAccess } from '../earlyAccess.ts';
import type { FeatureFlag } from '../flag.ts';
import { holdout } from '../holdout.ts';
import { matchSet } from '../matchSet.ts';
import { type Subject, withBudget } from '../subject.ts';

/** The shares of all possible ids that a flag lets in, by whose ids they are. */
export interface RolloutShares {
  /** Of the subject's own ids: 0 to 1. */
  own: number;
  /** Of the keys of each kind of group that has a say. */
  ofGroups: number[];
}

/**
 * With which probability a flag is on for a subject with these properties whose bucket is not known
 * yet: the share of all possible ids that `evaluate` would let in. Held out counts as on, as in
 * `Decision.enabled`. Which ids the subject has does not matter, only whether it has them: a device
 * ID, a group's key.
 *
 * @returns 0 to 1
 */
export function rolloutShare(flag: FeatureFlag, subject: Subject): number {
  const { own, ofGroups } = rolloutShares(flag, subject);
  return anyOf([own, ...ofGroups]);
}

/** The same, with the subject's own chance apart from what those of one group share. */
export function rolloutShares(flag: FeatureFlag, asked: Subject): RolloutShares {
  const subject = withBudget(asked);
  if (!flag.active || flag.deleted || lacksDependency(flag, subject))
    return { own: 0, ofGroups: [] };
  const access = earlyAccess(flag, subject);
  if (access) return { own: Number(access.enrolled), ofGroups: [] };
  const heldOut = (holdout(flag, subject)?.exclusionPercentage ?? 0) / 100;
  const shares = sharesOfSets(flag, subject);
  const own = shares.get(null) ?? 0;
  const ofGroups = [...shares].flatMap(([groupType, share]) => (groupType === null ? [] : [share]));
  return typeof flag.filters.aggregation_group_type_index === 'number'
    ? { own, ofGroups: [heldOut, ...ofGroups] }
    : { own: anyOf([heldOut, own]), ofGroups };
}

/**
 * For persons, and for each kind of group that sets are about, the largest rollout among the sets whose filters all pass.
 * A set that fails the flag ends it, as does the first of them in a flag with early exit.
 */
function sharesOfSets(flag: FeatureFlag, subject: Subject): ReadonlyMap<number | null, number> {
  const shares = new Map<number | null, number>();
  for (const set of flag.filters.groups) {
    const result = unlessFailed(() => matchSet(flag, set, subject, inEveryRollout));
    if (result === undefined) break;
    if (result !== 'condition_match') continue;
    const groupType = groupTypeOf(flag, set);
    const share = (set.rollout_percentage ?? 100) / 100;
    shares.set(groupType, Math.max(share, shares.get(groupType) ?? 0));
    if (flag.filters.early_exit) break;
  }
  return shares;
}

/** The bucket 0 leaves the answer to a set's filters. */
function inEveryRollout(): number {
  return 0;
}

/** The probability that at least one of some independent events happens. */
export function anyOf(chances: readonly number[]): number {
  return chances.reduce((any, chance) => any + (1 - any) * chance, 0);
}
