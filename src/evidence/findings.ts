/**
 * What answers questions of any tutorial: a run, read in a few words.
 */

import type { RunReport } from '../receipts/runReport.ts';
import type { Evidence, Seen } from './evidence.ts';
import { askedAbout, flagSeen, sentValue, visitSent } from './seen.ts';

/** What a run says by the word under which a question asks for it; undefined when it says nothing that could answer. */
export const findings = {
  /** `on, set 2`, `off`, `no answer`. */
  flag: (view: RunReport): Seen => flagSeen(view),

  /** The same, of a user whom an earlier run found off. */
  'second-visit': (view: RunReport, { notes }: Evidence): Seen => {
    const seen = flagSeen(view);
    const isSecond = notes.has('off', view.run.user);
    if (seen === 'off') notes.add('off', view.run.user);
    return isSecond ? seen : undefined;
  },

  /** What the visit says of the flag: `true`, `false` or `none`. */
  sent: (view: RunReport): Seen => {
    const value = visitSent(view) && (sentValue(view) ?? 'none');
    return value === undefined ? undefined : JSON.stringify(value).replaceAll('"', '');
  },

  /** Whether the run asked about the `user` or about a `stranger`. */
  asked: (view: RunReport): Seen => {
    const id = askedAbout(view);
    if (id === undefined) return undefined;
    return id === view.run.user ? 'user' : 'stranger';
  },
};
