/**
 * Which of the shop’s two front pages a run has shown, and when.
 */

import type { RunReport } from '../../receipts/runReport.ts';
import type { RunSoFar } from '../../runs/run.ts';

/** Which of the two front pages a page shows. */
type Front = 'new' | 'old';

/** The front pages that a visitor saw in a run, and what they did in between. */
export interface Fronts {
  /** Before the button was pressed, each time another one. */
  before: Front[];
  /** From then on. */
  after: Front[];
}

/** The front pages that a run has shown; undefined while its browser has told nothing. */
export function frontsOf({ run }: Pick<RunReport<RunSoFar>, 'run'>): Fronts | undefined {
  const { isAwaited = true, moments = [] } = run.inBrowser ?? {};
  if (isAwaited) return undefined;
  const deed = moments.findIndex(({ pressed }) => pressed !== undefined);
  const seen = moments.map(({ html }) => frontIn(html));
  const end = deed < 0 ? seen.length : deed;
  return { before: changes(seen.slice(0, end)), after: changes(seen.slice(end)) };
}

/** How the front page turned at the login, such as `new to old` or `stays new`; undefined without one. */
export function turnAtLogin(view: Pick<RunReport<RunSoFar>, 'run'>): string | undefined {
  const { before, after } = frontsOf(view) ?? {};
  const [was, is] = [before?.at(-1), after?.at(-1)];
  if (was === undefined || is === undefined) return undefined;
  return was === is ? `stays ${is}` : `${was} to ${is}`;
}

function frontIn(html: string): Front | undefined {
  const [, front] = /Here is the (new|old) front page/.exec(html) ?? [];
  return front === 'new' || front === 'old' ? front : undefined;
}

function changes(seen: readonly (Front | undefined)[]): Front[] {
  return seen.filter(
    (front, index): front is Front => front !== undefined && front !== seen[index - 1],
  );
}
