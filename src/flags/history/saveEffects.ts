import { type CrowdChanges, crowdChanges } from '../crowd/crowdComparison.ts';
import { crowdDecision } from '../crowd/crowdDecision.ts';
import type { FeatureFlag } from '../flag.ts';
import { createBudget } from '../searchBudget.ts';
import type { Subject } from '../subject.ts';
import { onlyWidens } from './onlyWidens.ts';

/** What a save did to a crowd. */
export interface SaveEffect extends CrowdChanges {
  /** Who had the flag before and after, in the crowd's order. */
  before: readonly boolean[];
  after: readonly boolean[];
  /** `exchanged`: some gained it, and others lost it. */
  kind: 'widened' | 'narrowed' | 'exchanged' | 'same';
  /** Whether nobody at all can have lost it, in the crowd or not: it follows from the conditions. */
  isSafe: boolean;
}

/** Gives a function that tells what saves did to a crowd; flags that it has decided it remembers. */
export function saveEffects(
  users: readonly Subject[],
): (before: FeatureFlag | undefined, after: FeatureFlag) => SaveEffect {
  const decided = new Map<string, readonly boolean[]>();
  const budget = createBudget();
  const decide = (flag: FeatureFlag | undefined) => {
    if (!flag) return users.map(() => false);
    const text = JSON.stringify([flag.key, flag.active, flag.deleted, flag.filters]);
    const on = decided.get(text) ?? crowdDecision(flag, users, budget).on;
    decided.set(text, on);
    return on;
  };
  return (flagBefore, flagAfter) => {
    const [before, after] = [decide(flagBefore), decide(flagAfter)];
    const changes = crowdChanges(before, after);
    return {
      before,
      after,
      ...changes,
      kind: kindOf(changes),
      isSafe: flagBefore === undefined || onlyWidens(flagBefore, flagAfter),
    };
  };
}

function kindOf({ gain, lose }: CrowdChanges): SaveEffect['kind'] {
  if (gain.length > 0 && lose.length > 0) return 'exchanged';
  if (lose.length > 0) return 'narrowed';
  return gain.length > 0 ? 'widened' : 'same';
}
