/**
 * What answers this tutorial’s own questions.
 */

import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { flagSeen } from '../../evidence/seen.ts';
import type { RunReport } from '../../receipts/runReport.ts';
import { FACT, isKnown } from './fact.ts';
import { pageSaid } from './pageSaid.ts';

/** What a page says, and the flag beside it. */
export const pageFindings = {
  /** `back, off`, `hello, on`: where the page and the flag need not agree. */
  'cookie-and-flag': (view: RunReport): Seen => {
    const said = pageSaid(view);
    const seen = flagSeen(view);
    if (said === undefined || seen === undefined) return undefined;
    return `${said === 'Welcome Back!' ? 'back' : 'hello'}, ${seen === 'off' ? 'off' : 'on'}`;
  },

  /** The page that the second browser gets, of somebody who was in the first. */
  'on-the-phone': (view: RunReport, { runs }: Evidence): Seen => {
    const { user, browser } = view.run;
    const isSecond = runs.some(({ run }) => run.user === user && run.browser === 'laptop');
    return browser === 'phone' && isSecond ? pageSaid(view) : undefined;
  },

  /** The browser that still welcomes somebody who was forgotten in this row. */
  'still-welcome': (view: RunReport, { runs }: Evidence): Seen => {
    const { user, browser } = view.run;
    const after = runs.slice(runs.indexOf(view) + 1).filter(({ run }) => run.user === user);
    if (pageSaid(view) !== 'Forgotten.' || after.length === 0) return undefined;
    const welcoming = after.filter((later) => pageSaid(later) === 'Welcome Back!');
    if (welcoming.length === 0) return 'none';
    return welcoming.every(({ run }) => run.browser !== browser) ? 'the other' : 'this one';
  },
};

/** What a run says once it is over. */
export const wholeFindings = {
  /** From the second visit on: how many first ones PostHog was told of, and of how many persons. */
  firsts: async ({ run }: RunReport, evidence: Evidence): Promise<Seen> => {
    const { count } = await evidence.visits.of(run.user);
    return count >= 2 && (await isKnown(evidence, run.user)) ? 'two firsts' : undefined;
  },

  /** Where the fact that a run sent has come to stand: `event` or `person`. */
  'fact-place': async ({ run, events }: RunReport, { person }: Evidence): Promise<Seen> => {
    const found = await person(run.user);
    if (!found) return undefined;
    if (found.properties[FACT] !== undefined) return 'person';
    return events.some(({ properties }) => properties[FACT] !== undefined) ? 'event' : undefined;
  },

  /** `hello, first_request`: the page, and the event that went with it. */
  told: (view: RunReport): Seen => {
    const sent = view.events.map(({ event }) => event).find((event) => event.includes('_request'));
    const said = pageSaid(view) === 'Welcome Back!' ? 'back' : 'hello';
    return sent && `${said}, ${sent}`;
  },
};
