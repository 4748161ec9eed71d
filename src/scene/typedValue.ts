/**
 * What somebody typed, as a value of the kind that they mean.
 */

import { isPlainList, parseList, printList } from './listText.ts';

/** The kinds of a property's value that can be told apart when it is typed. */
export const VALUE_KINDS = ['text', 'number', 'boolean', 'list', 'json'] as const;

export type ValueKind = (typeof VALUE_KINDS)[number];

/** Undefined for what is not there. A list that cannot be typed with commas between is JSON. */
export function kindOf(value: unknown): ValueKind | undefined {
  if (value === undefined || value === null) return undefined;
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      return isPlainList(value) ? 'list' : 'json';
  }
}

/**
 * A value as the text of a field in which it can be typed again; nothing there is an empty text.
 *
 * @param kind what the field is said to hold
 */
export function typedText(value: unknown, kind = kindOf(value)): string {
  if (value === undefined || value === null) return '';
  if (kind === 'list' && isPlainList(value)) return printList(value.map(String));
  return typeof value === 'string' && kind !== 'json' ? value : JSON.stringify(value);
}

/** What a field holds of a text: one line, without the null character that no page can hold. */
export function lineOf(text: string): string {
  return text.replace(/[\r\n]/g, '').replaceAll('\0', '\uFFFD');
}

/** The number that a text says, if it prints back as that text: not for `3.10`, `01234` or 20 digits. */
export function numberAsTyped(text: string): number | undefined {
  const number = Number(text);
  return /^-?\d+(\.\d+)?$/.test(text) && String(number) === text ? number : undefined;
}

/** What an app would most likely send that was told to send this: a number or boolean, or else text. */
export function valueAsTyped(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return numberAsTyped(text) ?? text;
}

/** A value of a kind, or why the text is none and what to do. */
export function readTyped(
  text: string,
  kind: ValueKind,
): { value: unknown; problem?: never } | { problem: string } {
  switch (kind) {
    case 'text':
      return { value: text };
    case 'number': {
      const value = numberAsTyped(text);
      return value === undefined ? { problem: notANumber(text) } : { value };
    }
    case 'boolean':
      if (text === 'true' || text === 'false') return { value: text === 'true' };
      return { problem: `“${text}” is neither true nor false. Type one of them, or choose text.` };
    case 'list':
      return { value: parseList(text) };
    case 'json':
      try {
        return { value: JSON.parse(text) as unknown };
      } catch {
        return { problem: `“${text}” is not JSON. Type it such as ["a", "b"], or choose text.` };
      }
  }
}

function notANumber(text: string): string {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) {
    return `“${text}” is not a number. Type one such as 12 or 3.5, or choose text.`;
  }
  return `As a number, “${text}” would be ${number}. Type that, or choose text.`;
}
