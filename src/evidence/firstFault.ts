/**
 * What a check finds wrong with what came of its visits.
 */

import type { MadeVisit } from './made.ts';

/** What is wrong, in a sentence that helps, and the visit on which it shows; unset where it shows on none alone. */
export interface Fault {
  sentence: string;
  visit?: MadeVisit;
}

/**
 * The first visit with which something is wrong.
 *
 * @param say what is wrong with a visit, in a sentence; undefined where nothing is
 */
export function firstFault(
  visits: readonly MadeVisit[],
  say: (visit: MadeVisit, index: number) => string | undefined,
): Fault | undefined {
  for (const [index, visit] of visits.entries()) {
    const sentence = say(visit, index);
    if (sentence !== undefined) return { sentence, visit };
  }
  return undefined;
}
