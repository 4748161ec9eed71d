import { greetingOf } from './greetingOf.ts';
import type { Made, MadeVisit } from './made.ts';

/**
 * What is wrong with the pages by themselves, in a sentence: an error that was thrown, another status, a text
 * that is neither of the two, somebody else's name; undefined where all greet their users.
 *
 * @param isGreeted whether a visitor is to be greeted at all
 */
export function pageFault(
  { visits }: Pick<Made, 'visits'>,
  isGreeted: (visit: MadeVisit) => boolean = () => true,
): string | undefined {
  const failed = visits.find(({ response }) => !response || response.status >= 500);
  if (failed) {
    const isNobody = visits.every(({ response }) => !response || response.status >= 500);
    return `Your version ${isNobody ? 'answered nobody' : `did not answer ${failed.user}`}: ${troubleOf(failed)}`;
  }
  for (const visit of visits.filter(isGreeted)) {
    const fault = greetingFault(visit);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** What went wrong in the code of a visit that has no page. */
function troubleOf({ problems, response }: MadeVisit): string {
  const [first] = problems;
  if (first) {
    const { sentence, line } = first;
    return line === undefined ? sentence : `line ${line}: ${sentence}`;
  }
  return response
    ? `it gave status ${response.status}. Give a page with status 200.`
    : 'no page came. Look for something that it awaits and that never comes.';
}

function greetingFault({ user, who, response }: MadeVisit): string | undefined {
  const { status, body } = response ?? { status: 0, body: '' };
  const text = pageText(body);
  if (status !== 200) {
    return `${user}, ${who}, got status ${status}${text && ` and “${text}”`}. A page with status 200 is wanted.`;
  }
  if (greetingOf({ status, body }) === undefined) {
    return `${user}, ${who}, got “${text}”. Leave the two pages as they are: “Hello, …!”, and “Welcome, …! You are on the new cool page”.`;
  }
  if (!body.includes(user)) {
    return `${user}, ${who}, got “${text}”, which has not their name in it. Greet the user of the address.`;
  }
  return undefined;
}

/** A page as its visitor reads it, on one line, with the rest of a long one left out. */
function pageText(body: string): string {
  const text = body
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
