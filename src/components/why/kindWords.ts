/**
 * The kinds of a property’s value, in words.
 */

import { kindOf, type ValueKind, valueAsTyped } from '../../scene/typedValue.ts';

/** A kind as it is chosen. */
export const kindWords: Readonly<Record<ValueKind, string>> = {
  text: 'text',
  number: 'number',
  boolean: 'true or false',
  list: 'list',
  json: 'JSON',
};

/** What tells a value from another one that looks the same: `number` for 12, `text` for "12". */
export function kindNote(value: unknown): string | undefined {
  const kind = kindOf(value);
  if (kind === 'text') return typeof valueAsTyped(String(value)) === 'string' ? undefined : 'text';
  return kind === 'number' ? 'number' : undefined;
}
