/**
 * What a change of a flag must not run into: another’s change, another flag’s key.
 */

import { isDeepStrictEqual } from 'node:util';
import { recordOf, withoutKeys } from '../../../json/record.ts';
import { RequestError } from '../../http/requestError.ts';
import type { FlagTable } from '../../store/flagTable.ts';
import type { StoredFlag } from '../../store/storedFlag.ts';
import { validationError } from '../refusals.ts';
import type { FlagInput } from './flagInput.ts';
import { flagFields } from './flagJson.ts';

/**
 * What to carry out of a change that was made with an older `version` of the flag: of the fields sent,
 * those that the client changed. `original_flag` says what the client had before; without it nothing
 * can be told, and PostHog carries out all, as we do.
 * @throws RequestError 409 when that would undo someone else's change of the same field
 */
export function settleConflict(before: StoredFlag, after: StoredFlag, input: FlagInput): FlagInput {
  const { version, original_flag } = input;
  if (version === undefined || version === UNSAID || version === before.version) return input;
  const original = recordOf(original_flag);
  const current: Record<string, unknown> = flagFields(before);
  const wanted: Record<string, unknown> = flagFields(after);
  const known = Object.keys(input).filter(
    (field) => field in original && field in wanted && field !== 'version',
  );
  const unchanged = known.filter((field) => isDeepStrictEqual(wanted[field], original[field]));
  const conflicts = known.filter(
    (field) =>
      !unchanged.includes(field) &&
      !isDeepStrictEqual(current[field], original[field]) &&
      !isDeepStrictEqual(wanted[field], current[field]),
  );
  if (conflicts.length === 0) return withoutKeys(input, unchanged);
  throw new RequestError(409, {
    type: 'server_error',
    code: 'conflict',
    detail:
      'The feature flag was updated by another user since you started editing it. ' +
      'Please refresh and try again.',
    attr: null,
  });
}

/** PostHog's number for a version that was not sent. */
const UNSAID = -1;

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
