/** A value as it is told in words: never throws, whatever it is. */
export function shown(value: unknown): string {
  try {
    if (typeof value === 'string') return JSON.stringify(value);
    if (value instanceof Error) return `${value.name}: ${value.message}`;
    if (typeof value === 'object' && value !== null) return JSON.stringify(value, plainly());
    return String(value);
  } catch {
    // A getter of it throws, or there is no getting at it at all.
    return '[not to be shown]';
  }
}

/** What JSON has no words for, and what it would never come to the end of. */
function plainly(): (this: unknown, key: string, value: unknown) => unknown {
  const around: unknown[] = [];
  return function plain(this: unknown, _key, value) {
    if (typeof value === 'bigint' || typeof value === 'symbol') return String(value);
    if (typeof value !== 'object' || value === null) return value;
    // What is looked at now is in the last of these that is still being looked at.
    while (around.length > 0 && around.at(-1) !== this) around.pop();
    if (around.includes(value)) return '[itself]';
    around.push(value);
    if (value instanceof Map) return Object.fromEntries(value) as object;
    return value instanceof Set ? [...value] : value;
  };
}
