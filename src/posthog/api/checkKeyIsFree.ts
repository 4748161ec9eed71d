import type { FlagTable } from '../store/flagTable.ts';
import { validationError } from './validationError.ts';

/**
 * Refuses a key by which another of the project's flags goes.
 * @throws RequestError 400 with PostHog's code and words
 */
export function checkKeyIsFree(
  flags: FlagTable,
  projectId: number,
  key: string,
  ownId?: number,
): void {
  const holder = flags.byKey(projectId, key);
  if (holder && holder.id !== ownId) {
    throw validationError('There is already a feature flag with this key.', 'key', 'unique');
  }
}
