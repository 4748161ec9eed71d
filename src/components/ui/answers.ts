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

/** Forgets those of a tutorial's steps, by its id; all where none is named. */
export function forgetAnswers(tutorial = ''): void {
  try {
    const others = Object.entries(readAnswers()).filter(
      ([question]) => tutorial !== '' && !question.startsWith(`${tutorial}/`),
    );
    if (others.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(others)));
  } catch {
    // There is nothing to forget.
  }
}

function texts(kept: object): [string, string][] {
  return Object.entries(kept).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
}
