/**
 * What answers a question: a run, read in a few words.
 */

import type { RunReport } from '../receipts/runReport.ts';
import type { Evidence, Seen } from './evidence.ts';
import { greetingOf } from './greetingOf.ts';
import { askedAbout, flagSeen, sentValue, visitSent } from './seen.ts';

/** What a question may want of a run. */
export const FINDING_IDS = [
  'flag',
  'second-visit',
  'markup',
  'page',
  'persons',
  'sent',
  'asked',
] as const;

export type FindingId = (typeof FINDING_IDS)[number];

/** What a run says; undefined when it says nothing that could answer. */
export const findings: Record<
  FindingId,
  (view: RunReport, evidence: Evidence) => Seen | Promise<Seen>
> = {
  /** `on, set 2`, `off`, `no answer`. */
  flag: (view) => flagSeen(view),

  /** The same, of a user whom an earlier run found off. */
  'second-visit': (view, { notes }) => {
    const seen = flagSeen(view);
    const isSecond = notes.has('off', view.run.user);
    if (seen === 'off') notes.add('off', view.run.user);
    return isSecond ? seen : undefined;
  },

  /** Whether a name that is markup came out as `text` or as `markup`. */
  markup: ({ run: { response } }) => {
    if (greetingOf(response) === undefined) return undefined;
    if (response.body.includes('&lt;')) return 'text';
    return /<p>\w+, <\w/.test(response.body) ? 'markup' : undefined;
  },

  /** `hello, nothing sent`, `welcome, sent`: the page, and whether PostHog took anything by the end. */
  page: ({ run }) => {
    const greeting = greetingOf(run.response);
    const isSent = run.exchanges.some(({ status = 0 }) => status >= 200 && status < 300);
    return greeting && `${greeting}, ${isSent ? 'sent' : 'nothing sent'}`;
  },

  /** `2 events, 1 person`, from the second event on. */
  persons: async ({ run }, { visits, person }) => {
    const { count } = await visits.of(run.user);
    const found = count >= 2 ? await person(run.user) : undefined;
    return found?.properties['initial_name'] === run.user ? 'events, 1 person' : undefined;
  },

  /** What the visit says of the flag: `true`, `false` or `none`. */
  sent: (view) => {
    const value = visitSent(view) && (sentValue(view) ?? 'none');
    return value === undefined ? undefined : JSON.stringify(value).replaceAll('"', '');
  },

  /** Whether the run asked about the `user` or about a `stranger`. */
  asked: (view) => {
    const id = askedAbout(view);
    if (id === undefined) return undefined;
    return id === view.run.user ? 'user' : 'stranger';
  },
};
