/** The largest number of 15 hexadecimal digits, 0xfffffffffffffff: as a float it is 2 ** 60. */
const LARGEST_PREFIX = 2 ** 60;

/**
 * Where a SHA-1 lies on the line from 0 to 1: its first 15 hexadecimal digits as a share of the
 * largest such number.
 *
 * @param digest its 20 bytes
 */
export function unitOf(digest: readonly number[]): number {
  return leadingSixtyBits(digest) / LARGEST_PREFIX;
}

/** The 60 bits fit no float exactly; adding two exact parts rounds once, to the nearest. */
function leadingSixtyBits(digest: readonly number[]): number {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = digest;
  const high = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  const low = ((e << 24) | (f << 16) | (g << 8) | h) >>> 4;
  return high * 2 ** 28 + low;
}
