import { unitHash } from './unitHash.ts';

/**
 * Puts a subject on a flag's line from 0 to 1. The subject is in a rollout when the bucket is at
 * most `rollout_percentage / 100`.
 *
 * @param key the flag key
 * @param id the distinct ID, or what else the flag buckets by: device ID, group key
 * @param salt empty for rollouts, `variant` for the choice of a variant
 * @returns 0 to 1; an empty id is always 0, and thus in every rollout
 */
export function bucket(key: string, id: string, salt = ''): number {
  return id === '' ? 0 : unitHash(`${key}.`, id, salt);
}
