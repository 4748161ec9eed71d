import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { flagSeen } from '../../evidence/seen.ts';
import type { RunReport } from '../../receipts/runReport.ts';
import { pageSaid } from './pageSaid.ts';

/** How it is seen what a browser remembers and what the person does. */
export const browserChecks = {
  /** Welcomed in one browser by its cookie, and a newcomer in the next. */
  'other-browser': ({ runs, notes }: Evidence): Seen => {
    for (const view of visitsIn(runs)) {
      const { user, browser = '' } = view.run;
      if (isByCookie(view)) notes.add(`in ${browser}`, user);
      const isStranger = pageSaid(view) === 'Hello World!';
      if (isStranger && others(browser).some((other) => notes.has(`in ${other}`, user))) {
        return 'new elsewhere';
      }
    }
    return undefined;
  },

  /** A newcomer in one browser, and known in the next by the flag. */
  'fact-follows': ({ runs, notes }: Evidence): Seen => {
    for (const view of visitsIn(runs)) {
      const { user, browser = '' } = view.run;
      if (pageSaid(view) === 'Hello World!') notes.add(`in ${browser}`, user);
      const isOn = pageSaid(view) === 'Welcome Back!' && flagSeen(view)?.startsWith('on');
      const isNew = !notes.has(`in ${browser}`, user);
      if (isOn && isNew && others(browser).some((other) => notes.has(`in ${other}`, user))) {
        return 'on elsewhere';
      }
    }
    return undefined;
  },

  /** Forgotten, and welcomed by a flag that has not heard of it yet. */
  'forgotten-late': ({ runs, notes }: Evidence): Seen => {
    for (const view of runs) {
      const said = pageSaid(view);
      if (said === 'Forgotten.') notes.add('forgotten', view.run.user);
      const isOn = said === 'Welcome Back!' && flagSeen(view)?.startsWith('on');
      if (isOn && notes.has('forgotten', view.run.user)) return 'on, still';
    }
    return undefined;
  },

  /** Forgotten by PostHog, and welcomed by a browser that nobody told. */
  'cookie-outlives': ({ runs, notes }: Evidence): Seen => {
    for (const view of runs) {
      if (pageSaid(view) === 'Forgotten.') notes.add('forgotten', view.run.user);
      if (isByCookie(view) && notes.has('forgotten', view.run.user)) return 'back, though off';
    }
    return undefined;
  },
};

const BROWSERS = ['laptop', 'phone'];

function others(browser: string): string[] {
  return BROWSERS.filter((one) => one !== browser);
}

function visitsIn(runs: readonly RunReport[]): RunReport[] {
  return runs.filter(({ run }) => run.stage === 'one-time-cookie' && run.browser !== undefined);
}

/** Welcomed though the flag is off: what speaks is the cookie. */
function isByCookie(view: RunReport): boolean {
  return (
    view.run.stage === 'one-time-cookie' &&
    pageSaid(view) === 'Welcome Back!' &&
    flagSeen(view) === 'off'
  );
}
