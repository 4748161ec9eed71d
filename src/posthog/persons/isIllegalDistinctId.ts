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
