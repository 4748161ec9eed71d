import { sha1 } from 'js-sha1';
import { hashedText } from './hashedText.ts';
import { unitOf } from './unitOf.ts';

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
  const digest = sha1.digest(bytes);
  const digestHex = hexOf(digest);
  return {
    text,
    bytes: bytes.length,
    hex: hexOf(bytes),
    sha1: digestHex,
    digits: digestHex.slice(0, 15),
    value: unitOf(digest),
  };
}

function hexOf(bytes: Iterable<number>): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
