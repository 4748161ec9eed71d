/** A flag's value in a word: `on`, `off`, the key of its variant, or `unknown` where PostHog has no such active flag. */
export function flagWord(value: boolean | string | undefined): string {
  if (value === undefined) return 'unknown';
  if (typeof value === 'string') return value;
  return value ? 'on' : 'off';
}
