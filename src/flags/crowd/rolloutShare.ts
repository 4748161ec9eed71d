import { groupTypeOf } from '../bucketingId.ts';
import { unlessFailed } from '../decision.ts';
import { lacksDependency } from '../dependencies.ts';
import { earlyAccess } from '../earlyAccess.ts';
import type { FeatureFlag } from '../flag.ts';
import { holdout } from '../holdout.ts';
import { matchSet } from '../matchSet.ts';
import { type Subject, withBudget } from '../subject.ts';

/**
 * With which probability a flag is on for a subject with these properties whose bucket is not known
 * yet: the share of all possible ids that `evaluate` would let in. Held out counts as on, as in
 * `Decision.enabled`. Which ids the subject has does not matter, only whether it has them: a device
 * ID, a group's key.
 *
 * @returns 0 to 1
 */
export function rolloutShare(flag: FeatureFlag, asked: Subject): number {
  const subject = withBudget(asked);
  if (!flag.active || flag.deleted || lacksDependency(flag, subject)) return 0;
  const access = earlyAccess(flag, subject);
  if (access) return Number(access.enrolled);
  const heldOut = (holdout(flag, subject)?.exclusionPercentage ?? 0) / 100;
  return anyOf([heldOut, ...sharesOfSets(flag, subject)]);
}

/**
 * For persons, and for each kind of group that sets are about, the largest rollout among the sets whose filters all pass.
 * A set that fails the flag ends it, as does the first of them in a flag with early exit.
 */
function sharesOfSets(flag: FeatureFlag, subject: Subject): Iterable<number> {
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
  return shares.values();
}

/** The bucket 0 leaves the answer to a set's filters. */
function inEveryRollout(): number {
  return 0;
}

/** The probability that at least one of some independent events happens. */
function anyOf(chances: number[]): number {
  return chances.reduce((any, chance) => any + (1 - any) * chance, 0);
}
