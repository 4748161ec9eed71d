import type { Fault } from './firstFault.ts';
import type { MadeVisit } from './made.ts';

/** Why somebody has no page, the first of them: an error that was thrown first; undefined where all have one. */
export function failureOf(visits: readonly MadeVisit[]): Fault | undefined {
  const failed = visits.find(({ response }) => !response || response.status >= 500);
  if (!failed) return undefined;
  const isNobody = visits.every(({ response }) => !response || response.status >= 500);
  return {
    visit: failed,
    sentence: `Your version ${isNobody ? 'answered nobody' : `did not answer ${failed.user}`}: ${troubleOf(failed)}`,
  };
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
