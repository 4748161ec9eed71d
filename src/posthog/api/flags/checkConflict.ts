/**
 * What a change of a flag must not run into: another’s change, another flag’s key.
 */

import { isDeepStrictEqual } from 'node:util';
import { RequestError } from '../../http/requestError.ts';
import type { FlagTable } from '../../store/flagTable.ts';
import type { StoredFlag } from '../../store/storedFlag.ts';
import { validationError } from '../refusals.ts';
import type { FlagInput } from './flagInput.ts';
import { flagFields } from './flagJson.ts';

/**
 * Refuses a change that would undo someone else's: one made with an older `version` of the flag,
 * to a field that was changed since. `original_flag` says what the client had before it; without it
 * PostHog refuses nothing, and neither do we.
 * @throws RequestError 409
 */
export function checkConflict(before: StoredFlag, after: StoredFlag, input: FlagInput): void {
  const { version, original_flag: original } = input;
  if (version === undefined || version === before.version || !original) return;
  const current: Record<string, unknown> = flagFields(before);
  const wanted: Record<string, unknown> = flagFields(after);
  const conflicts = Object.keys(input).filter(
    (field) =>
      field in original &&
      field in wanted &&
      field !== 'version' &&
      !isDeepStrictEqual(wanted[field], original[field]) &&
      !isDeepStrictEqual(current[field], original[field]) &&
      !isDeepStrictEqual(wanted[field], current[field]),
  );
  if (conflicts.length === 0) return;
  throw new RequestError(409, {
    type: 'server_error',
    code: 'conflict',
    detail:
      'The feature flag was updated by another user since you started editing it. ' +
      'Please refresh and try again.',
    attr: null,
  });
}

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
