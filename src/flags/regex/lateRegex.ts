/**
 * What a browser takes in place of `matchRegex`, by the name `#regex`: the same engine, which it loads
 * only for a flag that has a pattern. It is half of the evaluator.
 */

import type { matchRegex as Search } from './matchRegex.ts';

let search: typeof Search | undefined;

/** Has to be over before a flag with a pattern is decided. */
export async function loadRegex(): Promise<void> {
  ({ matchRegex: search } = await import('./matchRegex.ts'));
}

export const matchRegex: typeof Search = (...asked) => {
  if (!search) throw new Error('A flag has a pattern: await loadRegex() before deciding it.');
  return search(...asked);
};
