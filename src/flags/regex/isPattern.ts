import type { SearchBudget } from '../searchBudget.ts';
import { textOf } from '../textOf.ts';
import { compiledPattern } from './compiledPattern.ts';

/**
 * Whether a value is a pattern that PostHog's flag service can search for.
 * @throws FlagFailure when the budget is spent before one knows
 */
export function isPattern(value: unknown, budget: SearchBudget): boolean {
  return compiledPattern(textOf(value), budget) !== null;
}
