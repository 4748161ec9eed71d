/**
 * Values as PostHog’s refusals print them, which is as Python prints them.
 */

import { isKeptNumber } from '../../json/longNumbers.ts';

/** A value within a sentence: a text as it is, anything else as `pythonRepr` has it. */
export function pythonText(value: unknown): string {
  return typeof value === 'string' ? value : pythonRepr(value);
}

/** A JSON value as it would stand in Python code: `['a', None, True]`. */
export function pythonRepr(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'number') return numberText(value);
  if (isKeptNumber(value)) return JSON.stringify(value);
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(pythonRepr).join(', ')}]`;
  const entries = Object.entries(value);
  return `{${entries.map(([key, item]) => `${quoted(key)}: ${pythonRepr(item)}`).join(', ')}}`;
}

/** Python's name for what a JSON value is. */
export function pythonType(value: unknown): string {
  if (value === null || value === undefined) return 'NoneType';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  if (isKeptNumber(value)) return 'int';
  if (typeof value === 'string') return 'str';
  return Array.isArray(value) ? 'list' : 'dict';
}

/** An exponent has two digits at least. */
function numberText(value: number): string {
  return String(value).replace(/(e[+-])(\d)$/, '$10$2');
}

/** In single quotes, unless the text has some itself and no double ones. */
function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = Array.from(text, (character) =>
    character === quote || character === '\\' ? `\\${character}` : printable(character),
  );
  return quote + escaped.join('') + quote;
}

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** What cannot be seen is written as an escape; a space alone is both seen and a separator. */
function printable(character: string): string {
  if (character === ' ' || !/[\p{C}\p{Z}]/u.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code <= 0xff) return SHORT[character] ?? `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
