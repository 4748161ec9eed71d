/** PostHog cuts every id to this many Unicode scalar values before it hashes it. */
const MAX_ID_LENGTH = 200;

/**
 * The text whose UTF-8 bytes get hashed. Half a surrogate pair, which UTF-8 cannot write, becomes
 * U+FFFD, as wherever JavaScript writes UTF-8.
 */
export function hashedText(prefix: string, id: string, salt: string): string {
  return (prefix + cutId(id) + salt).toWellFormed();
}

function cutId(id: string): string {
  // A string of this many UTF-16 units can only have fewer scalar values, so it needs no counting.
  return id.length <= MAX_ID_LENGTH ? id : Array.from(id).slice(0, MAX_ID_LENGTH).join('');
}
