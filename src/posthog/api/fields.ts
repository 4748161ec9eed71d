/**
 * Fields whose values clients write in several ways, as Django REST framework takes them.
 */

import * as z from 'zod';
import { isKeptNumber } from '../../json/longNumbers.ts';
import { pythonRepr } from './pythonText.ts';

const TRUE = new Set(['t', 'y', 'yes', 'true', 'on', '1']);
const FALSE = new Set(['f', 'n', 'no', 'false', 'off', '0']);
const NULL = new Set(['null', '']);

/** A boolean: `true`, `1`, `"on"`, `"False"` and the like, in JSON as in a form. */
export const booleanField = z.preprocess(toBoolean, z.boolean());

/** A boolean that may be null: `null`, `"null"` or an empty text. */
export const nullableBooleanField = z.preprocess(
  (value) => (isNull(value) ? null : toBoolean(value)),
  z.boolean().nullable(),
);

/** A text, or a number, which becomes its text. */
export const textField = z.preprocess(
  (value) => (typeof value === 'number' || isKeptNumber(value) ? pythonRepr(value) : value),
  z.string(),
);

/** A whole number, or its digits as text. */
export const integerField = z.preprocess(
  (value) =>
    typeof value === 'string' && /^\s*-?\d{1,15}\s*$/.test(value) ? Number(value) : value,
  z.int(),
);

/** What DRF's BooleanField makes of a value; what is none of its words stays as it is. */
export function toBoolean(value: unknown): unknown {
  if (value === 1 || value === 0) return value === 1;
  if (typeof value !== 'string') return value;
  const word = value.trim().toLowerCase();
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : value;
}

function isNull(value: unknown): boolean {
  return typeof value === 'string' && NULL.has(value.trim().toLowerCase());
}
