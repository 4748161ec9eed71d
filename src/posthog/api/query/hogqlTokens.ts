/**
 * HogQL as a list of tokens, and what it is when it cannot be read.
 */

export interface Token {
  kind: 'word' | 'name' | 'text' | 'number' | 'symbol' | 'placeholder' | 'end';
  /** What it says, without quotes and escapes. */
  text: string;
  /** Where it begins and ends in the query. */
  start: number;
  end: number;
}

/** HogQL that is not understood here. */
export class HogqlError extends Error {}

/** The embedded PostHog counts; a query for that is short. */
const MAX_TOKENS = 500;

const SPACE = /(\s+|--[^\n]*)*/y;

const KINDS: [Exclude<Token['kind'], 'end'>, RegExp][] = [
  ['word', /([a-z_$][\w$]*)/iy],
  ['name', /`((?:[^`\\]|\\[^])+)`/y],
  ['name', /"((?:[^"\\]|\\[^])+)"/y],
  ['text', /'((?:[^'\\]|\\[^]|'')*)'/y],
  ['number', /(\d+(?:\.\d+)?)/y],
  ['placeholder', /\{\s*(\w+)\s*\}/y],
  ['symbol', /(!=|<>|<=|>=|==|[(),.=<>;])/y],
];

/**
 * The tokens of a query, the last of kind `end`.
 *
 * @throws {HogqlError} for what is none, and for too many.
 */
export function readTokens(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    at = skip(SPACE, query, at);
    if (at === query.length) break;
    if (tokens.length === MAX_TOKENS)
      throw new HogqlError(`It is longer than ${MAX_TOKENS} words.`);
    const token = readToken(query, at);
    tokens.push(token);
    at = token.end;
  }
  return [...tokens, { kind: 'end', text: 'the end', start: at, end: at }];
}

function readToken(query: string, start: number): Token {
  for (const [kind, pattern] of KINDS) {
    pattern.lastIndex = start;
    const text = pattern.exec(query)?.[1];
    if (text === undefined) continue;
    const end = pattern.lastIndex;
    return { kind, text: kind === 'text' || kind === 'name' ? unescape(text) : text, start, end };
  }
  const sign = String.fromCodePoint(query.codePointAt(start) ?? 0);
  throw new HogqlError(`${sign} at character ${start + 1} is not understood.`);
}

function skip(pattern: RegExp, query: string, at: number): number {
  pattern.lastIndex = at;
  pattern.exec(query);
  return pattern.lastIndex;
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', '0': '\0' };

function unescape(text: string): string {
  return text.replaceAll(/\\([^])|''/g, (_, sign: string | undefined) =>
    sign === undefined ? "'" : (ESCAPES[sign] ?? sign),
  );
}
