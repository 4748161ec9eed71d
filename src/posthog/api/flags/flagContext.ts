import type { Cohorts } from '../../../flags/cohorts/cohort.ts';
import { createBudget, type SearchBudget } from '../../../flags/searchBudget.ts';
import type { Store } from '../../store/createStore.ts';
import type { CurrentFlag } from '../../store/storedFlag.ts';

/** What of its project a flag is checked against. */
export interface FlagContext {
  /** The project's flags that are not deleted. */
  flags: readonly CurrentFlag[];
  cohorts: Cohorts;
  /** True when people can opt in to the flag: an early access feature is linked to it. */
  hasEarlyAccess: boolean;
  /** What it may cost to check the flag's patterns. */
  budget: SearchBudget;
}

/**
 * Looks up what a flag is checked against.
 * @param flagId the flag's own id; undefined when it is about to be created
 */
export function flagContext(store: Store, projectId: number, flagId?: number): FlagContext {
  return {
    budget: createBudget(),
    flags: store.flags.current(projectId),
    cohorts: store.cohorts.current(projectId),
    hasEarlyAccess:
      flagId !== undefined && store.earlyAccess.byFlag(projectId, flagId) !== undefined,
  };
}
