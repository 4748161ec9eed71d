/**
 * A user in the sentences of a receipt. A long distinct ID would drown them, and stands in full where
 * it is hashed.
 */

import { isolate } from '../../text/isolation.ts';

/** Room for an email address; a UUID is longer. */
const LONGEST = 24;

/** The user in the middle of a sentence: `ada`, or `this user`. */
export function userPhrase(distinctId: string): string {
  return isLong(distinctId) ? 'this user' : isolate(distinctId);
}

/** The user at the start of a sentence. */
export function userStart(distinctId: string): string {
  return isLong(distinctId) ? 'This user' : isolate(distinctId);
}

/** For whom something is, after its name: ` for ada`, or nothing. */
export function forUser(distinctId: string): string {
  return isLong(distinctId) ? '' : ` for ${isolate(distinctId)}`;
}

function isLong(distinctId: string): boolean {
  return Array.from(distinctId).length > LONGEST;
}
