import { textOf } from './textOf.ts';

/** Compiled patterns by their source; null marks an invalid one. */
const compiled = new Map<string, RegExp | null>();
const MAX_COMPILED = 500;

/**
 * Searches a property's text for a pattern: anywhere in it, and case-sensitive.
 *
 * PostHog compiles patterns with Rust's fancy_regex. What it writes in its own way and JavaScript
 * in another is translated: leading flags such as `(?i)`, `(?P<name>…)`, `\A` and `\z`. JavaScript's
 * `\d`, `\w` and `\b` know ASCII only.
 *
 * @returns undefined when the pattern is invalid: neither `regex` nor `not_regex` matches then
 */
export function matchRegex(pattern: unknown, actual: unknown): boolean | undefined {
  return compile(textOf(pattern))?.test(textOf(actual));
}

function compile(pattern: string): RegExp | null {
  let regex = compiled.get(pattern);
  if (regex === undefined) {
    regex = parse(pattern);
    if (compiled.size >= MAX_COMPILED) compiled.clear();
    compiled.set(pattern, regex);
  }
  return regex;
}

function parse(pattern: string): RegExp | null {
  const [prefix = '', flags = ''] = /^\(\?([ims]+)\)/.exec(pattern) ?? [];
  const source = translate(pattern.slice(prefix.length));
  // The Unicode mode is as strict as Rust's but refuses escapes such as `\-` and `\@`, which Rust takes.
  return build(source, `u${flags}`) ?? build(source, flags);
}

function translate(pattern: string): string {
  return pattern.replace(/\\A|\\z|\\.|\(\?P<|\(\?P=(\w+)\)/gs, (token, name?: string) => {
    if (token === '\\A') return '(?<![^])';
    if (token === '\\z') return '(?![^])';
    if (token === '(?P<') return '(?<';
    return name === undefined ? token : `\\k<${name}>`;
  });
}

function build(source: string, flags: string): RegExp | null {
  try {
    return new RegExp(source, flags);
  } catch {
    return null;
  }
}
