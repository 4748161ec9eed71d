import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { flagSeen } from '../../evidence/seen.ts';
import type { RunReport } from '../../receipts/runReport.ts';
import { isKnown, isTold } from './fact.ts';
import { pageSaid } from './pageSaid.ts';

/** So long after the first visit no client holds its event any more: it waits at PostHog. */
const WAITED_MS = 1500;

/** How it is seen that a visit was taken for a first one, and how that was prevented. */
export const raceChecks = {
  /** PostHog says nothing, and somebody who is known gets the newcomer's page and event. */
  'newcomer-again': async (evidence: Evidence): Promise<Seen> => {
    for (const view of evidence.runs) {
      const isTaken =
        view.run.stage === 'one-time-flag' &&
        pageSaid(view) === 'Hello World!' &&
        flagSeen(view) === 'no answer' &&
        view.events.some(({ event }) => event === 'first_request');
      if (isTaken && (await isKnown(evidence, view.run.user))) return 'new, again';
    }
    return undefined;
  },

  'lost-twice': ({ runs }: Evidence): Seen =>
    pairsOf(runs).some((pair) => isLost(pair)) ? 'first, twice' : undefined,

  /** The same with a pause between the two: waiting does not help while PostHog lags. */
  'lost-waiting': ({ runs }: Evidence): Seen => {
    const lost = pairsOf(runs).find((pair) => isLost(pair) && betweenMs(pair) >= WAITED_MS);
    return lost && `off, ${Math.round(betweenMs(lost) / 1000)} s later`;
  },

  /** On by what the app told with its question, where PostHog was off by itself. */
  'told-held': ({ runs, notes }: Evidence): Seen => {
    for (const view of runs.filter(({ run }) => run.stage === 'one-time-tell')) {
      const { user } = view.run;
      if (flagSeen(view) === 'off') notes.add('off', user);
      const isHeld = pageSaid(view) === 'Welcome Back!' && isTold(view) && notes.has('off', user);
      if (isHeld) return 'back, and on';
    }
    return undefined;
  },
};

type Pair = [RunReport, RunReport];

/** The runs of a row, each with the one after it. */
function pairsOf(runs: readonly RunReport[]): Pair[] {
  return runs.slice(1).flatMap((second, index): Pair[] => {
    const first = runs[index];
    return first ? [[first, second]] : [];
  });
}

/** Whether both visits of one person were taken for the first. */
function isLost([first, second]: Pair): boolean {
  return (
    first.run.user === second.run.user &&
    [first, second].every(
      (view) =>
        view.run.stage === 'one-time-flag' &&
        pageSaid(view) === 'Hello World!' &&
        flagSeen(view) === 'off',
    )
  );
}

function betweenMs([first, second]: Pair): number {
  return Date.parse(second.run.at) - Date.parse(first.run.at);
}
