import { parsePattern } from './parsePattern.ts';
import { PatternError } from './regexNode.ts';
import { regexProgram, type RegexProgram } from './regexProgram.ts';
import { searchText } from './searchText.ts';
import { textOf } from './textOf.ts';

/** Programs by their patterns; null marks an invalid one. */
const programs = new Map<string, RegexProgram | null>();
const MOST_PROGRAMS = 500;

/**
 * Searches a property's text for a pattern: anywhere in it, and case-sensitive.
 *
 * Patterns are those of Rust's fancy_regex, by which PostHog's flag service matches. JavaScript's own
 * engine reads some of them otherwise, knows fewer letters, and has no end with some: anyone who may
 * write a flag could stop the server with one.
 *
 * @returns undefined when the pattern is invalid or takes too long: neither `regex` nor `not_regex`
 *   matches then
 */
export function matchRegex(pattern: unknown, actual: unknown): boolean | undefined {
  const program = programOf(textOf(pattern));
  return program ? searchText(program, textOf(actual)) : undefined;
}

function programOf(pattern: string): RegexProgram | null {
  let program = programs.get(pattern);
  if (program === undefined) {
    program = compile(pattern);
    if (programs.size >= MOST_PROGRAMS) programs.clear();
    programs.set(pattern, program);
  }
  return program;
}

function compile(pattern: string): RegexProgram | null {
  try {
    return regexProgram(parsePattern(pattern), pattern);
  } catch (error) {
    if (error instanceof PatternError) return null;
    throw error;
  }
}
