import { hash, timingSafeEqual } from 'node:crypto';

/** Compares in a time that does not tell how much of a guess is right. */
export function isSameSecret(guess: string, secret: string): boolean {
  return timingSafeEqual(digest(guess), digest(secret));
}

/** Of one length, whatever the text. */
function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}
