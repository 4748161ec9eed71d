import { textOf } from '../../flags/textOf.ts';
import { isKeptNumber } from '../../json/longNumbers.ts';

/** A group's type or key as it is kept: a text or a number, which Postgres takes without NUL. */
export function groupName(value: unknown): string | undefined {
  if (typeof value === 'string') return value.replaceAll('\0', '\uFFFD');
  if (isKeptNumber(value)) return textOf(value);
  return typeof value === 'number' && value !== 0 ? String(value) : undefined;
}
