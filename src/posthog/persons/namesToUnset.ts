import { recordOf } from '../../json/record.ts';

/** The names of the properties that `$unset` takes away: it is a list of them, or an object whose keys they are. */
export function namesToUnset(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter((name) => typeof name === 'string');
  return Object.keys(recordOf(value));
}
