import { parseNumbers } from './longNumbers.ts';

/**
 * Parses JSON, and what else PostHog's flag service takes for it: JSON5 (https://spec.json5.org),
 * where `NaN` and `Infinity`, which Python writes, count as null.
 * @throws SyntaxError when it is neither
 */
export function parseJson5(text: string): unknown {
  try {
    return parseNumbers(text);
  } catch (error) {
    if (text.length > LONGEST) throw error;
    return parseNumbers(toJson(text));
  }
}

/** More than any SDK asks flags with, and not long to read anew. */
const LONGEST = 256 * 1024;

// What is not closed is one token to the end: else each quote in it would be tried as a beginning.
const STRING = String.raw`"[^"\\]*(?:\\[^][^"\\]*)*(?:"|\\?$)|'[^'\\]*(?:\\[^][^'\\]*)*(?:'|\\?$)`;
const COMMENT = String.raw`\/\/[^\n\r\u2028\u2029]*|\/\*(?:[^]*?\*\/|[^]*$)`;
const NAME = String.raw`[\p{ID_Start}$_][\p{ID_Continue}$\u200C\u200D]*`;
const NUMBER = String.raw`[+-]?(?:Infinity|NaN|0[xX][\da-fA-F]{1,16}|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)`;
const BLANK = String.raw`[\v\f\u00A0\uFEFF\u2028\u2029]`;

const COMMENTS = new RegExp(`${STRING}|${COMMENT}`, 'g');
const TOKENS = new RegExp(
  String.raw`${STRING}|(?<![[{]\s*),(?=\s*[}\]])|${NUMBER}|${NAME}|${BLANK}`,
  'gu',
);

/** The JSON that says the same; of what is no JSON5, something that is no JSON either. */
function toJson(text: string): string {
  return text
    .replace(COMMENTS, (token) => (token.startsWith('/') ? ' ' : token))
    .replace(TOKENS, (token, at: number, all: string) => {
      const next = AFTER_BLANKS;
      next.lastIndex = at + token.length;
      return next.exec(all)?.[0].endsWith(':') === true ? keyOf(token) : jsonOf(token);
    });
}

const AFTER_BLANKS = /\s*:?/y;
const WORDS = new Set(['true', 'false', 'null']);

function keyOf(token: string): string {
  return isString(token) ? stringOf(token) : JSON.stringify(token);
}

function jsonOf(token: string): string {
  if (isString(token)) return stringOf(token);
  if (token === ',') return '';
  if (/^[+-]?\.?\d/.test(token)) return numberOf(token);
  if (/^[+-]?(?:Infinity|NaN)$/.test(token)) return 'null';
  return token.trim() === '' ? ' ' : WORDS.has(token) ? token : '?';
}

function isString(token: string): boolean {
  return token.startsWith('"') || token.startsWith("'");
}

/** BigInt reads hexadecimal digits to the last. */
function numberOf(token: string): string {
  const sign = token.startsWith('-') ? '-' : '';
  const digits = token.replace(/^[+-]/, '');
  if (/^0x/i.test(digits)) return `${sign}${BigInt(digits)}`;
  return sign + digits.replace(/^\./, '0.').replace(/\.(?!\d)/, '');
}

/** Escapes that JSON lacks are written out, as is what JSON wants escaped. */
function stringOf(token: string): string {
  const quote = token[0] ?? '';
  if (token.length < 2 || !token.endsWith(quote)) return '?';
  const inside = token
    .slice(1, -1)
    .replace(/\\(?:x([\da-f]{2})|(\r\n|[^]))|["\t]/gi, (part, hex?: string, escaped?: string) => {
      if (hex !== undefined) return `\\u00${hex}`;
      if (escaped === undefined) return part === '"' ? '\\"' : '\\t';
      if (/^[\r\n\u2028\u2029]/.test(escaped)) return '';
      if (/^["\\/bfnrtu]$/.test(escaped)) return part;
      return escaped === 'v' ? '\\u000b' : escaped === '0' ? '\\u0000' : escaped;
    });
  return `"${inside}"`;
}
