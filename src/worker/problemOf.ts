/**
 * What goes wrong in a reader's code, as its reader is told.
 */

import type { CodeProblem } from '../erase/erasedModule.ts';
import { lineIn } from './codePlace.ts';
import { shown } from './shown.ts';

/** Something that is wrong with the code itself, said in our own words. */
export class VersionError extends Error {
  override name = 'VersionError';
}

/** What a page in a browser has, and no server. */
const PAGES_HAVE = '(document|window|localStorage|sessionStorage|alert|location)';

/** As Chromium and Firefox say that it is not there, and as WebKit does. */
const OF_PAGES = new RegExp(`^(${PAGES_HAVE} is not defined|Can't find variable: ${PAGES_HAVE}$)`);

/** What WebKit quotes of the code; the line is told anyway. */
const QUOTED = /(?<= is not a function)\. \(In '.*$/s;

/**
 * What went wrong, as the reader is told: with its line, where the stack knows it.
 *
 * @param how `stray` for a rejection that nobody has caught
 */
export function problemOf(thrown: unknown, how: 'thrown' | 'stray'): CodeProblem {
  const place = thrown instanceof Error ? lineIn(thrown.stack) : undefined;
  return { sentence: sentenceOf(thrown, how), ...place };
}

function sentenceOf(thrown: unknown, how: 'thrown' | 'stray'): string {
  if (thrown instanceof VersionError) return thrown.message;
  const told = shown(thrown).slice(0, 300).replace(QUOTED, '').replace(/\.$/, '');
  if (how === 'stray') {
    return `A promise was rejected and nobody caught it: ${told}. Await it, or give it a catch.`;
  }
  if (thrown instanceof ReferenceError && OF_PAGES.test(thrown.message)) {
    return `${told}. A stage runs on a server, which has no page: use what its request, cookies and PostHog tell it.`;
  }
  if (thrown instanceof TypeError && / is not a function/.test(thrown.message)) {
    return `It threw ${told}. Where a promise stands before the dot, an await is missing.`;
  }
  return `It threw ${told}. A visitor of your app would have seen an error page.`;
}
