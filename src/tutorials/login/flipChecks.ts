import type { Evidence, Seen } from '../../evidence/evidence.ts';
import type { RunReport } from '../../receipts/runReport.ts';
import { isFlagRequest } from '../../runs/isFlagRequest.ts';
import type { Check } from '../tutorial.ts';
import { ANONYMOUS_IDS } from './anonymousIds.ts';
import { frontsOf, turnAtLogin } from './frontsOf.ts';
import { newFrontPage } from './newFrontPage.ts';

/** Whose ID a flag hashes at the end of a run. */
const hashedOf = ({ receipt }: RunReport) => receipt?.explanation.bucketedBy;

/** How the checks are seen in which somebody logs in. */
export const flipChecks: Record<string, Check> = {
  'front-halves': async ({ flag }) => {
    const saved = await flag(newFrontPage.key);
    const [set, ...more] = saved?.filters.groups ?? [];
    const isHalf = set?.rollout_percentage === 50 && (set.properties ?? []).length === 0;
    return isHalf && more.length === 0 ? '50 %' : undefined;
  },

  'login-lost': (evidence) => firstTurn(evidence, ['new to old']),
  'login-gained': (evidence) => firstTurn(evidence, ['old to new']),
  'login-steady': (evidence) => firstTurn(evidence, ['stays new', 'stays old']),

  /** Somebody who was never here: their browser got its ID in this run. */
  'login-stranger': ({ runs }) => {
    const stranger = runs.find((view) => turnAtLogin(view) !== undefined && isStranger(view));
    return stranger && `${stranger.answers[0]?.distinctId.slice(0, 8) ?? ''}…`;
  },

  'login-both-ways': ({ runs, notes }) => {
    for (const view of runs.filter(isStranger)) {
      const turn = turnAtLogin(view);
      if (turn) notes.add(turn.startsWith('stays') ? 'stays' : 'flips', view.run.user);
    }
    const both = notes.users('flips').find((user) => notes.has('stays', user));
    return both && `${both} both ways`;
  },

  /** One visitor, two IDs, two answers, each with its receipt. */
  'two-receipts': ({ runs }) => {
    const both = runs.find(
      ({ answers }) => answers.length === 2 && answers.every(({ receipt }) => receipt),
    );
    return both && '2 IDs, 2 receipts';
  },

  'identify-forgotten': ({ runs }) => {
    const forgot = runs.find(
      (view) =>
        view.run.stage === 'forget-identify' &&
        frontsOf(view) !== undefined &&
        view.events.every(({ event }) => event !== '$identify'),
    );
    return forgot && 'stays, and nobody logged in';
  },

  /** The answer came with the page, and no other front was seen before the login. */
  'bootstrap-calm': ({ runs }) => {
    const calm = runs.find(
      (view) => view.run.stage === 'bootstrap' && frontsOf(view)?.before.length === 1,
    );
    return calm && '1 front before the login';
  },

  /** Two, as it comes out for the four by their names, whatever ID the server has given them. */
  'bootstrap-flips': ({ runs, notes }) => {
    for (const view of runs) {
      const flips = view.run.stage === 'bootstrap' && turnAtLogin(view)?.includes(' to ');
      if (flips) notes.add('bootstrapped', view.run.user);
    }
    const flipped = notes.users('bootstrapped');
    return flipped.length >= 2 ? `${flipped.length} flip` : undefined;
  },

  /** Three of the four: by their names two of them would flip, whatever ID the server has given. */
  'server-steady': ({ runs, notes }) => {
    for (const view of runs) {
      const isSteady = view.run.stage === 'server-id' && turnAtLogin(view)?.startsWith('stays');
      if (isSteady) notes.add('steady', view.run.user);
    }
    const steady = notes.users('steady');
    return steady.length >= 3 ? `${steady.length} stay` : undefined;
  },

  /** By the app, before the page; the browser asked nothing. */
  'server-one-question': ({ runs }) => {
    const asked = runs.find(({ run, answers }) => {
      const [question, more] = run.exchanges.filter(isFlagRequest);
      const isOne = question?.from === undefined && more === undefined && answers.length === 1;
      return run.stage === 'server-id' && run.inBrowser?.isAwaited === false && isOne;
    });
    return asked && '1 question, by the app';
  },

  'device-steady': ({ runs }) => {
    const steady = runs.find(
      (view) => hashedOf(view) === 'device ID' && turnAtLogin(view)?.startsWith('stays'),
    );
    return steady && turnAtLogin(steady);
  },

  'continuity-steady': ({ runs }) => {
    const steady = runs.find(
      (view) =>
        hashedOf(view) === 'anonymous distinct ID' && turnAtLogin(view)?.startsWith('stays'),
    );
    return steady && turnAtLogin(steady);
  },

  /** On another device, which brings another ID: PostHog hashes the one that it has stored. */
  'stored-key': ({ runs }) => {
    const kept = runs.find((view) => hashedOf(view) === 'stored hash key');
    const { hash, key = '' } = kept?.receipt?.explanation ?? {};
    return hash && `${hash.text.slice(key.length + 1).slice(0, 13)}…`;
  },
};

function isStranger({ run, answers }: RunReport): boolean {
  const known = Object.hasOwn(ANONYMOUS_IDS, run.user);
  return run.stage === 'login' && !known && answers.length === 2;
}

/** Of somebody about whom the flag was asked: where there is no flag, each page stays. */
function firstTurn({ runs }: Evidence, wanted: readonly string[]): Seen {
  return runs
    .filter(({ run, answers }) => run.stage === 'login' && answers.some(({ receipt }) => receipt))
    .map(turnAtLogin)
    .find((turn) => turn !== undefined && wanted.includes(turn));
}
