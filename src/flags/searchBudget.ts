// The work that patterns may cause: what a request may spend, and what spends it.
import { FlagFailure } from './decision.ts';

/** Steps that are left; one is about 20 ns of work. All that a request evaluates shares one budget. */
export interface SearchBudget {
  left: number;
}

const STEPS_OF_A_REQUEST = 5_000_000;

const STEPS_OF_AN_ITEM = 500_000;

/** What the patterns of one request may cost together, compiling and searching. */
export function createBudget(): SearchBudget {
  return { left: STEPS_OF_A_REQUEST };
}

/** What they may cost for one item of a list, which is worked on in turns: some 10 ms. */
export function createItemBudget(): SearchBudget {
  return { left: STEPS_OF_AN_ITEM };
}

/** A budget of half of what is left: what spends it leaves the other half to what comes later. */
export function shareOf(budget: SearchBudget): SearchBudget {
  const half = Math.max(0, Math.floor(budget.left / 2));
  budget.left -= half;
  return { left: half };
}

export function isSpent({ left }: SearchBudget): boolean {
  return left < 0;
}

/**
 * Takes steps from a budget.
 * @throws FlagFailure when fewer are left; from then on, nothing is
 */
export function spend(budget: SearchBudget, steps: number): void {
  budget.left -= steps;
  if (budget.left >= 0) return;
  budget.left = -1;
  throw new FlagFailure('timeout_error', 'The patterns of this request take too many steps.');
}
