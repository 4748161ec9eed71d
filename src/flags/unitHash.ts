import { sha1 } from 'js-sha1';

/** PostHog cuts every id to this many Unicode scalar values before it hashes it. */
const MAX_ID_LENGTH = 200;
/** The largest number of 15 hexadecimal digits, 0xfffffffffffffff: as a float it is 2 ** 60. */
const LARGEST_PREFIX = 2 ** 60;

/**
 * Puts an id on the line from 0 to 1: the SHA-1 of prefix, id and salt (UTF-8), its first 15
 * hexadecimal digits as a share of the largest such number.
 *
 * The algorithm is PostHog's (`calculate_hash` in `rust/feature-flags`), the same in every SDK.
 */
export function unitHash(prefix: string, id: string, salt: string): number {
  const digest = sha1.digest(prefix + cutId(id) + salt);
  return leadingSixtyBits(digest) / LARGEST_PREFIX;
}

/** The 60 bits fit no float exactly; adding two exact parts rounds once, to the nearest. */
function leadingSixtyBits(digest: number[]): number {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = digest;
  const high = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  const low = ((e << 24) | (f << 16) | (g << 8) | h) >>> 4;
  return high * 2 ** 28 + low;
}

function cutId(id: string): string {
  // A string of this many UTF-16 units can only have fewer scalar values, so it needs no counting.
  return id.length <= MAX_ID_LENGTH ? id : Array.from(id).slice(0, MAX_ID_LENGTH).join('');
}
