/**
 * What answers the first tutorial’s own questions.
 */

import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { greetingOf } from '../../evidence/greetingOf.ts';
import type { RunReport } from '../../receipts/runReport.ts';

/** What a page by itself says. */
export const pageFindings = {
  /** Whether a name that is markup came out as `text` or as `markup`. */
  markup: ({ run: { response } }: RunReport): Seen => {
    if (greetingOf(response) === undefined) return undefined;
    if (response.body.includes('&lt;')) return 'text';
    return /<p>\w+, <\w/.test(response.body) ? 'markup' : undefined;
  },

  /**
   * `hello, nothing sent`, `welcome, sent`: the page, and whether PostHog took anything by the end. To one
   * that is down nothing gets through, which the page alone proves.
   */
  page: ({ run }: RunReport): Seen => {
    if (run.isRecording && run.fault !== 'down') return undefined;
    const greeting = greetingOf(run.response);
    const isSent = run.exchanges.some(({ status = 0 }) => status >= 200 && status < 300);
    return greeting && `${greeting}, ${isSent ? 'sent' : 'nothing sent'}`;
  },
};

/** What a run says once it is over. */
export const wholeFindings = {
  /** `2 events, 1 person`, from the second event on. */
  persons: async ({ run }: RunReport, { visits, person }: Evidence): Promise<Seen> => {
    const { count } = await visits.of(run.user);
    const found = count >= 2 ? await person(run.user) : undefined;
    return found?.properties['initial_name'] === run.user ? 'events, 1 person' : undefined;
  },
};
