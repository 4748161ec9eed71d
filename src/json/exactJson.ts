/**
 * JSON that is written as it was read, numbers to the last digit. Where Node has no `JSON.rawJSON`
 * (before 22), numbers are those of JavaScript.
 */

import { isTooDeep } from './readJson.ts';

/** The language has these, and TypeScript does not know yet. */
interface RawJson {
  rawJSON?: (text: string) => unknown;
}
type Reviver = (key: string, value: unknown, context?: { source?: string }) => unknown;

const { rawJSON } = JSON as unknown as RawJson;

/**
 * The value that a JSON text says; a text that is no JSON, or nested too deeply to be printed again,
 * is given back as it is. A number that JavaScript would print otherwise, such as `1.0` or an ID of
 * 20 digits, is kept as an opaque object that `JSON.stringify` prints as it was.
 */
export function parseExact(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text, keepNumber as Parameters<typeof JSON.parse>[1]);
    return isTooDeep(value) ? text : value;
  } catch {
    return text;
  }
}

const keepNumber: Reviver = (_key, value, context) => {
  const source = context?.source;
  const isKept = typeof value !== 'number' || source === undefined || String(value) === source;
  return isKept ? value : (rawJSON?.(source) ?? value);
};

/** The same with JavaScript's numbers. */
export function plainJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}
