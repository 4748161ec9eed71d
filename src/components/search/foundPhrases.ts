/**
 * What a search came to, in sentences.
 */

import type { SearchAnswer } from '../../lessons/search/searchLessons.ts';
import { isolate } from '../../text/isolation.ts';
import { counted } from '../ui/format.ts';

/** How much was found; where nothing was, what to do. */
export function foundPhrase({ query, found, hasAll }: SearchAnswer): string {
  if (query.text === '') return 'Type a word or two, such as bucket, cookie or late event.';
  const asked = `“${isolate(query.text)}”`;
  if (found.length === 0) {
    return `Nothing has ${asked}, or words like it. Try fewer words, or other ones.`;
  }
  const places = counted(found.length, 'place');
  return hasAll
    ? `${places} for ${asked}.`
    : `Nothing has all of ${asked}. ${places} with some of it.`;
}

/** That a query was too long. */
export const CUT_PHRASE = 'That was long: only its beginning was looked for.';
