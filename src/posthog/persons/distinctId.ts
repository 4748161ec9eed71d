/**
 * Distinct IDs: read as PostHog keeps them, and those that it takes for nobody’s.
 */

import { cutId } from '../../flags/bucketing.ts';
import { textOf } from '../../flags/textOf.ts';

/**
 * The distinct ID as PostHog keeps it: numbers and other JSON as text, an object with its keys
 * in the order of the alphabet, NUL replaced, cut to 200 Unicode characters. Surrounding blanks are kept.
 * @returns undefined when there is none: absent, null, empty or only blanks.
 */
export function readDistinctId(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  const text = textOf(value);
  if (text.trim() === '') return undefined;
  return cutId(text).replaceAll('\0', '\uFFFD').toWellFormed();
}

/** In any case. */
const ILLEGAL = new Set([
  'anonymous',
  'guest',
  'distinctid',
  'distinct_id',
  'id',
  'not_authenticated',
  'email',
  'undefined',
  'true',
  'false',
]);

/** As they are written here. */
const ILLEGAL_AS_WRITTEN = new Set(['[object Object]', 'NaN', 'None', 'none', 'null', '0']);

/**
 * True for a distinct ID that apps send by mistake for many people at once, quoted or not: PostHog
 * never merges such a person (its list is in the ingestion's `isDistinctIdIllegal`).
 */
export function isIllegalDistinctId(distinctId: string): boolean {
  if (distinctId.trim() === '') return true;
  const bare = unquoted(distinctId);
  return ILLEGAL.has(bare.toLowerCase()) || ILLEGAL_AS_WRITTEN.has(bare);
}

function unquoted(text: string): string {
  return /^(["']).*\1$/s.test(text) ? text.slice(1, -1) : text;
}
