// Patterns that were compiled, and are kept to be searched again.
import type { SearchBudget } from '../searchBudget.ts';
import { compilePattern } from './compilePattern.ts';
import { createLru } from './createLru.ts';
import { parsePattern } from './parsePattern.ts';
import { PatternError } from './regexNode.ts';
import type { CompiledPattern } from './regexProgram.ts';

/** A pattern and its last search: to explain a decision asks again what to decide it asked. */
export interface SearchedPattern extends CompiledPattern {
  text?: string;
  found?: boolean | undefined;
}

const MOST_BYTES = 8 * 2 ** 20;
/** Of an entry, besides what its pattern tells: the text that was searched last, too. */
const BYTES_OF_ENTRY = 3000;

/** By their patterns; null marks an invalid one. */
const known = createLru<SearchedPattern | null>(MOST_BYTES);

/**
 * A pattern, ready to search; null for an invalid one.
 * @throws FlagFailure when the budget is spent
 */
export function compiledPattern(pattern: string, budget: SearchBudget): SearchedPattern | null {
  const found = known.get(pattern);
  if (found !== undefined) return found;
  const compiled = compile(pattern, budget);
  known.set(pattern, compiled, BYTES_OF_ENTRY + (compiled?.bytes ?? 2 * pattern.length));
  return compiled;
}

/** Memory that the kept patterns take, about. */
export function keptBytes(): number {
  return known.bytes();
}

function compile(pattern: string, budget: SearchBudget): SearchedPattern | null {
  try {
    return compilePattern(parsePattern(pattern, budget), pattern, budget);
  } catch (error) {
    if (error instanceof PatternError) return null;
    throw error;
  }
}
