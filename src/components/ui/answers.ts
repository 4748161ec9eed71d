/**
 * What the reader has answered, kept by this browser: `<step>:<question>` to the choice.
 */

const KEY = 'flagbook:answers';

/** The answers so far; none where the browser keeps nothing. */
export function readAnswers(): Record<string, string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? Object.fromEntries(texts(kept)) : {};
  } catch {
    return {};
  }
}

/** Keeps an answer, where the browser keeps anything. */
export function keepAnswer(question: string, choice: string): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readAnswers(), [question]: choice }));
  } catch {
    // A browser that keeps nothing still shows what happened.
  }
}

/** Forgets them all. */
export function forgetAnswers(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // There is nothing to forget.
  }
}

function texts(kept: object): [string, string][] {
  return Object.entries(kept).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
}
