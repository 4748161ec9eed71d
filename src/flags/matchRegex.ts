import { textOf } from './textOf.ts';

interface Compiled {
  /** For text within the Basic Multilingual Plane. */
  plain: RegExp;
  /** For text with emojis and the like, each of which is one character to Rust. */
  unicode: RegExp;
}

/** Compiled patterns by their source; null marks an invalid one. */
const compiled = new Map<string, Compiled | null>();
const MAX_COMPILED = 500;

const BEYOND_BASIC_PLANE = /[\u{10000}-\u{10ffff}]/u;
const ESCAPED_PUNCTUATION = /^\\[!-/:-@[-`{-~]$/;
const NEEDS_UNICODE = /\\[pPu]\{|[\u{10000}-\u{10ffff}]/u;

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
  const regex = compile(textOf(pattern));
  const text = textOf(actual);
  return regex?.[BEYOND_BASIC_PLANE.test(text) ? 'unicode' : 'plain'].test(text);
}

function compile(pattern: string): Compiled | null {
  let regex = compiled.get(pattern);
  if (regex === undefined) {
    regex = parse(pattern);
    if (compiled.size >= MAX_COMPILED) compiled.clear();
    compiled.set(pattern, regex);
  }
  return regex;
}

/**
 * Unicode mode refuses a few patterns that Rust takes, such as a lone `}`; and it shuts the way to
 * V8's linear engine, which keeps a pattern from taking for ever.
 */
function parse(pattern: string): Compiled | null {
  const [prefix = '', flags = ''] = /^\(\?([ims]+)\)/.exec(pattern) ?? [];
  const source = translate(pattern.slice(prefix.length));
  const plain = build(source, flags);
  const unicode = build(source, `u${flags}`) ?? plain;
  if (!unicode) return null;
  return { plain: NEEDS_UNICODE.test(source) ? unicode : (plain ?? unicode), unicode };
}

function translate(pattern: string): string {
  return pattern.replace(/\\.|\(\?P<|\(\?P=(\w+)\)/gs, (token, name?: string) => {
    if (ESCAPED_PUNCTUATION.test(token)) return hexEscape(token.charCodeAt(1));
    if (token === '\\A') return '(?<![^])';
    if (token === '\\z') return '(?![^])';
    if (token === '(?P<') return '(?<';
    return name === undefined ? token : `\\k<${name}>`;
  });
}

/** Unicode mode knows no `\@`, and `\-` in brackets only; their codes it knows everywhere. */
function hexEscape(code: number): string {
  return String.raw`\x${code.toString(16).padStart(2, '0')}`;
}

function build(source: string, flags: string): RegExp | null {
  try {
    return new RegExp(source, flags);
  } catch {
    return null;
  }
}
