import type { Answer } from './contractTest.ts';

/** Answers after which an SDK sends the same again. */
const RETRYABLE = [408, 429, 500, 502, 503, 504];
/** How often an SDK sends something, the first time included. */
const MAX_ATTEMPTS = 4;

/**
 * What an SDK sends, one list for each request: after an answer that asks for it all of the events
 * again, or only those that the answer names; after any other answer nothing more.
 */
export function contractAttempts<Event>(events: Event[], answers: Answer[] = []): Event[][] {
  const attempts: Event[][] = [];
  let rest = events;
  while (rest.length > 0 && attempts.length < MAX_ATTEMPTS) {
    attempts.push(rest);
    rest = toRepeat(rest, answers[attempts.length - 1] ?? 200);
  }
  return attempts;
}

function toRepeat<Event>(sent: Event[], answer: Answer): Event[] {
  if (typeof answer === 'number') return RETRYABLE.includes(answer) ? sent : [];
  return sent.filter((_, index) => answer[index] === 'retry');
}
