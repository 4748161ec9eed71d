/**
 * Where a hash puts an id on the line from 0 to 1, and which rollouts that is in.
 */

import { sha1 } from './sha1.ts';

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
  // By `unitHash`, the prefix would be joined anew for each id, which takes as long as half a hash.
  return id === '' ? 0 : unitOf(sha1([key, '.', cutId(id), salt]));
}

/**
 * Puts an id on the line from 0 to 1 by the SHA-1 of prefix, id and salt. `traceHash` shows how.
 *
 * The algorithm is PostHog's (`calculate_hash` in `rust/feature-flags`), the same in every SDK.
 */
export function unitHash(prefix: string, id: string, salt: string): number {
  return unitOf(sha1([prefix, cutId(id), salt]));
}

const MAX_ID_LENGTH = 200;

/**
 * The text whose UTF-8 bytes get hashed. Half a surrogate pair, which UTF-8 cannot write, becomes
 * U+FFFD, as wherever JavaScript writes UTF-8.
 */
function hashedText(prefix: string, id: string, salt: string): string {
  return (prefix + cutId(id) + salt).toWellFormed();
}

/** An id cut to 200 Unicode scalar values, as PostHog keeps and hashes it. */
export function cutId(id: string): string {
  // A string of this many UTF-16 units can only have fewer scalar values, so it needs no counting.
  return id.length <= MAX_ID_LENGTH ? id : Array.from(id).slice(0, MAX_ID_LENGTH).join('');
}

/** The largest number of 15 hexadecimal digits, 0xfffffffffffffff: as a float it is 2 ** 60. */
const LARGEST_PREFIX = 2 ** 60;

/**
 * Where a SHA-1 lies on the line from 0 to 1: its first 15 hexadecimal digits as a share of the
 * largest such number.
 *
 * The 60 bits fit no float exactly; adding two exact parts rounds once, to the nearest.
 */
function unitOf(hash: Int32Array): number {
  const high = (hash[0] ?? 0) >>> 0;
  const low = (hash[1] ?? 0) >>> 4;
  return (high * 2 ** 28 + low) / LARGEST_PREFIX;
}

/** Whether a bucket (0 to 1) lies in a rollout (0 to 100); the bound is included. */
export function isInRollout(percentage: number, bucket: number): boolean {
  return bucket <= percentage / 100;
}

/**
 * Hashes like `bucket`, and keeps every step.
 * @returns undefined for an empty id, which is not hashed at all: its bucket is 0
 */
export function traceBucket(key: string, id: string, salt = ''): HashTrace | undefined {
  return id === '' ? undefined : traceHash(`${key}.`, id, salt);
}

/** How a hash came about, step by step. */
export interface HashTrace {
  /** Exactly what is hashed: the prefix, the id cut to 200 characters, the salt. */
  text: string;
  /** How many bytes the text has in UTF-8. */
  bytes: number;
  /** Those bytes, two hexadecimal digits each. */
  hex: string;
  /** 40 hexadecimal digits. */
  sha1: string;
  /** The first 15 of them, which alone count. */
  digits: string;
  /** 0 to 1: the digits as a share of the largest such number. */
  value: number;
}

/** Hashes like `unitHash`, and keeps every step; for those who look at one, not for a crowd. */
export function traceHash(prefix: string, id: string, salt: string): HashTrace {
  const text = hashedText(prefix, id, salt);
  const bytes = new TextEncoder().encode(text);
  const hash = sha1([text]);
  const digits = hexOf(hash, 8);
  return {
    text,
    bytes: bytes.length,
    hex: hexOf(bytes, 2),
    sha1: digits,
    digits: digits.slice(0, 15),
    value: unitOf(hash),
  };
}

/** Numbers without a sign, each with so many digits. */
function hexOf(numbers: Iterable<number>, digits: number): string {
  const texts = Array.from(numbers, (number) => (number >>> 0).toString(16).padStart(digits, '0'));
  return texts.join('');
}
