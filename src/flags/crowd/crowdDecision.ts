import { evaluate } from '../evaluate.ts';
import type { FeatureFlag } from '../flag.ts';
import { createBudget, isSpent, type SearchBudget } from '../searchBudget.ts';
import type { Subject } from '../subject.ts';
import { companyKey } from './crowdCompanies.ts';
import { expectedInGroups, type ExpectedOn, type Member } from './expectedOn.ts';
import { anyOf, rolloutShares } from './rolloutShare.ts';

/** What a flag decided for a crowd, and what was to be expected before anybody's bucket was known. */
export interface CrowdDecision {
  /** Whether the flag is on, in the crowd's order. */
  on: boolean[];
  /** For how many, from the first, it was decided before patience ended; the others are off. */
  decided: number;
  /** How many it is on for. */
  count: number;
  /** How many it is on for on average, and the range that holds 95 of 100 such crowds. */
  chance: ExpectedOn;
  /** Whether nobody's bucket had a say: any crowd with the same properties would be decided so. */
  isCertain: boolean;
}

/** Besides patterns, much else may take long: nobody's link, nobody's typing may hold everything up. */
const PATIENCE_MS = 1000;

/**
 * Decides a flag for every user of a crowd, by the evaluator that answers the SDKs.
 * @param budget what its patterns may cost for all users together
 */
export function crowdDecision(
  flag: FeatureFlag,
  users: readonly Subject[],
  budget: SearchBudget = createBudget(),
): CrowdDecision {
  const end = performance.now() + PATIENCE_MS;
  const decided: boolean[] = [];
  const members: Member[] = [];
  for (const user of users) {
    if (performance.now() > end) break;
    const asked = { ...user, budget };
    const { enabled } = evaluate(flag, asked);
    const { own, ofGroups } = rolloutShares(flag, asked);
    if (isSpent(budget)) break;
    decided.push(enabled);
    members.push({ group: companyKey(user), own, ofGroup: anyOf(ofGroups) });
  }
  return {
    on: users.map((_, index) => decided[index] ?? false),
    decided: decided.length,
    count: decided.filter(Boolean).length,
    chance: expectedInGroups(members),
    isCertain:
      members.length === users.length &&
      members.every(({ own, ofGroup }) => [0, 1].includes(anyOf([own, ofGroup]))),
  };
}
