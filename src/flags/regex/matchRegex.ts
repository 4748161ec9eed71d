import { createBudget, type SearchBudget, spend } from '../searchBudget.ts';
import { textOf } from '../textOf.ts';
import { compiledPattern } from './compiledPattern.ts';
import type { Codes } from './regexNode.ts';
import type { CompiledPattern } from './regexProgram.ts';
import { matchesAnywhere, type SearchedText } from './simulateThreads.ts';
import { takeInOrder } from './takeInOrder.ts';

/** Longer texts are not kept, to know what was found in them. */
const LONGEST_KEPT = 1000;

/**
 * Searches a property's text for a pattern: anywhere in it, and case-sensitive.
 *
 * Patterns are those of Rust's fancy_regex, by which PostHog's flag service matches. JavaScript's own
 * engine reads some of them otherwise, knows fewer letters, and has no end with some: anyone who may
 * write a flag could stop the server with one.
 *
 * @param budget what the patterns of the request may still cost
 * @returns undefined when the pattern is invalid, or PostHog's service would give up: neither `regex`
 *   nor `not_regex` matches then
 * @throws FlagFailure when the budget is spent
 */
export function matchRegex(
  pattern: unknown,
  actual: unknown,
  budget: SearchBudget = createBudget(),
): boolean | undefined {
  const compiled = compiledPattern(textOf(pattern), budget);
  if (!compiled) return undefined;
  const text = textOf(actual);
  if (compiled.text === text) return compiled.found;
  const found = searchText(compiled, text, budget);
  if (text.length <= LONGEST_KEPT) Object.assign(compiled, { text, found });
  return found;
}

function searchText(
  pattern: CompiledPattern,
  text: string,
  budget: SearchBudget,
): boolean | undefined {
  spend(budget, text.length);
  const searched: SearchedText = { codes: codesOf(text), budget, looks: new Map() };
  if (pattern.ordered) return takeInOrder(pattern, searched);
  return matchesAnywhere(pattern.program, searched);
}

function codesOf(text: string): Codes {
  const codes = new Int32Array(text.length);
  let count = 0;
  for (const character of text) codes[count++] = character.codePointAt(0) ?? 0;
  return codes.subarray(0, count);
}
