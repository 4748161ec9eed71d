import { traceHash, type HashTrace } from './traceHash.ts';

/**
 * Hashes like `bucket`, and keeps every step.
 * @returns undefined for an empty id, which is not hashed at all: its bucket is 0
 */
export function traceBucket(key: string, id: string, salt = ''): HashTrace | undefined {
  return id === '' ? undefined : traceHash(`${key}.`, id, salt);
}
