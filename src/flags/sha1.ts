const ROUNDS = 80;
const ASCII = 0x7f;
const BYTE = 0xff;

// What a hash is worked out in. Each uses it again: millions a second make no garbage.
const schedule = new Int32Array(ROUNDS);
const hash = new Int32Array(5);

/**
 * The SHA-1 of texts, one after the other, in UTF-8. Half a surrogate pair, which UTF-8 cannot write,
 * counts as U+FFFD, as wherever JavaScript writes UTF-8. It is for buckets: it keeps no secret.
 *
 * After FIPS 180-4 (https://doi.org/10.6028/NIST.FIPS.180-4); comments give its sections.
 *
 * @returns its five words of 32 bits; the next call writes over them
 */
export function sha1(texts: readonly string[]): Int32Array {
  // Most texts are ASCII, each character a byte: to join and encode them takes longer than to hash.
  if (!addMessage(texts, ASCII)) addMessage([bytesOf(texts.join(''))], BYTE);
  return hash;
}

/** A text's UTF-8, a character for each byte. */
function bytesOf(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
}

/** Hashes texts whose characters are bytes; gives up at the first character beyond `limit`. */
function addMessage(texts: readonly string[], limit: number): boolean {
  // The initial hash value (5.3.1).
  hash[0] = 0x67452301;
  hash[1] = 0xefcdab89;
  hash[2] = 0x98badcfe;
  hash[3] = 0x10325476;
  hash[4] = 0xc3d2e1f0;
  let length = 0;
  let bytes = 0;
  for (const text of texts) {
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code > limit) return false;
      bytes = (bytes << 8) | code;
      length++;
      if (length % 4 === 0) {
        schedule[((length - 1) % 64) >> 2] = bytes;
        if (length % 64 === 0) addBlock();
      }
    }
  }
  // Padding (5.1.1): a bit, zeros, and the number of bits at the end of the last block.
  let last = (length % 64) >> 2;
  schedule[last] = ((bytes << 8) | 0x80) << (24 - 8 * (length % 4));
  if (last > 13) {
    schedule.fill(0, last + 1, 16);
    addBlock();
    last = -1;
  }
  for (let t = last + 1; t < 15; t++) schedule[t] = 0;
  schedule[15] = 8 * length;
  addBlock();
  return true;
}

/** Takes a block, the first 16 words of the schedule, into the hash (6.1.2). */
function addBlock(): void {
  let a = at(0);
  let b = at(1);
  let c = at(2);
  let d = at(3);
  let e = at(4);
  for (let t = 0; t < ROUNDS; t++) {
    if (t < ROUNDS - 16) {
      schedule[t + 16] = rotate(word(t + 13) ^ word(t + 8) ^ word(t + 2) ^ word(t), 1);
    }
    const next = (rotate(a, 5) + mix(t, b, c, d) + e + word(t)) | 0;
    e = d;
    d = c;
    c = rotate(b, 30);
    b = a;
    a = next;
  }
  hash[0] = at(0) + a;
  hash[1] = at(1) + b;
  hash[2] = at(2) + c;
  hash[3] = at(3) + d;
  hash[4] = at(4) + e;
}

function at(index: number): number {
  return hash[index] ?? 0;
}

/** The function and the constant of a round (4.1.1, 4.2.1), kept to 32 bits, which is faster. */
function mix(t: number, b: number, c: number, d: number): number {
  if (t < 20) return (((b & c) ^ (~b & d)) + 0x5a827999) | 0;
  if (t < 40) return ((b ^ c ^ d) + 0x6ed9eba1) | 0;
  if (t < 60) return (((b & c) ^ (b & d) ^ (c & d)) + 0x8f1bbcdc) | 0;
  return ((b ^ c ^ d) + 0xca62c1d6) | 0;
}

function word(t: number): number {
  return schedule[t] ?? 0;
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
