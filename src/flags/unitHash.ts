import { sha1 } from 'js-sha1';
import { hashedText } from './hashedText.ts';
import { unitOf } from './unitOf.ts';

/**
 * Puts an id on the line from 0 to 1 by the SHA-1 of prefix, id and salt. `traceHash` shows how.
 *
 * The algorithm is PostHog's (`calculate_hash` in `rust/feature-flags`), the same in every SDK.
 */
export function unitHash(prefix: string, id: string, salt: string): number {
  return unitOf(sha1.digest(hashedText(prefix, id, salt)));
}
