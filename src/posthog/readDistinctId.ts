const MAX_LENGTH = 200;

/**
 * The distinct ID as PostHog keeps it: numbers and other JSON as text, NUL replaced, cut to 200
 * Unicode characters. Surrounding blanks are kept.
 * @returns undefined when there is none: absent, null, empty or only blanks.
 */
export function readDistinctId(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (text.trim() === '') return undefined;
  return cut(text).replaceAll('\0', '\uFFFD').toWellFormed();
}

function cut(text: string): string {
  // A text of so few UTF-16 units has no more characters.
  return text.length <= MAX_LENGTH ? text : Array.from(text).slice(0, MAX_LENGTH).join('');
}
