import { failureOf } from './failureOf.ts';
import { type Fault, firstFault } from './firstFault.ts';
import { greetingOf } from './greetingOf.ts';
import type { Made, MadeVisit } from './made.ts';
import { pageText } from './pageText.ts';

/**
 * What is wrong with the pages by themselves: an error that was thrown, another status, a text
 * that is neither of the two, somebody else's name; undefined where all greet their users.
 *
 * @param isGreeted whether a visitor is to be greeted at all
 */
export function pageFault(
  { visits }: Pick<Made, 'visits'>,
  isGreeted: (visit: MadeVisit) => boolean = () => true,
): Fault | undefined {
  return failureOf(visits) ?? firstFault(visits.filter(isGreeted), greetingFault);
}

function greetingFault({ user, who, response }: MadeVisit): string | undefined {
  const { status, body } = response ?? { status: 0, body: '' };
  const text = pageText(body);
  if (status !== 200) {
    return `${user}, ${who}, got status ${status}${text && ` and “${text}”`}. A page with status 200 is wanted.`;
  }
  if (greetingOf({ status, body }) === undefined) {
    return `${user}, ${who}, got “${text}”. Leave the two pages as they are: one begins with “Hello, ” and the other with “Welcome, ”.`;
  }
  if (!body.includes(user)) {
    return `${user}, ${who}, got “${text}”, which has not their name in it. Greet the user of the address.`;
  }
  return undefined;
}
