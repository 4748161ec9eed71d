import { textOf } from './matching/textOf.ts';
import { parsePattern } from './parsePattern.ts';
import { PatternError } from './patternError.ts';
import { regexProgram, type RegexProgram } from './regexProgram.ts';
import { searchText } from './searchText.ts';

/** A program and its last search: to explain a decision asks again what to decide it asked. */
interface Searched {
  program: RegexProgram;
  text: string | undefined;
  found: boolean | undefined;
}

/** By their patterns; null marks an invalid one. */
const programs = new Map<string, Searched | null>();
const MOST_PROGRAMS = 500;
/** Longer texts are not kept for it. */
const LONGEST_KEPT = 10_000;

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
  const searched = programOf(textOf(pattern));
  if (!searched) return undefined;
  const text = textOf(actual);
  if (searched.text === text) return searched.found;
  const found = searchText(searched.program, text);
  if (text.length <= LONGEST_KEPT) Object.assign(searched, { text, found });
  return found;
}

function programOf(pattern: string): Searched | null {
  let searched = programs.get(pattern);
  if (searched === undefined) {
    searched = compile(pattern);
    if (programs.size >= MOST_PROGRAMS) programs.clear();
    programs.set(pattern, searched);
  }
  return searched;
}

function compile(pattern: string): Searched | null {
  try {
    const program = regexProgram(parsePattern(pattern), pattern);
    return { program, text: undefined, found: undefined };
  } catch (error) {
    if (error instanceof PatternError) return null;
    throw error;
  }
}
