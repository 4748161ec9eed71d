/**
 * What a check may look at: the reader’s deeds, and the state of PostHog.
 */

import { memoize, once } from 'es-toolkit';
import type { FeatureFlag } from '../../flags/flag.ts';
import type { Person, PostHogEvent } from '../../project/apiSchemas.ts';
import type { Project } from '../../project/project.ts';
import { TUTORIAL_FLAG, VISIT_EVENT } from '../../project/tutorialFlag.ts';
import type { VisitCounts } from '../../project/visitCounts.ts';
import type { RunReport } from '../../receipts/runReport.ts';

/** What a check may look at: what the reader has just done, and the state of PostHog. */
export interface Evidence extends Required<Deeds> {
  /** The user whom the step's console begins with. */
  firstUser: string;
  /** Counts of all `visited_user_page` events. */
  visits: VisitCounts;
  /** The newest of them. */
  newest: () => Promise<PostHogEvent | undefined>;
  flag: () => Promise<FeatureFlag | undefined>;
  /** The person of the newest `visited_user_page`. */
  visitor: () => Promise<Person | undefined>;
}

/** What the reader did in this request, beside what PostHog can tell. */
export interface Deeds {
  /** Runs that were made. */
  runs?: RunReport[];
  /** Users that went through all stages together. */
  crowd?: number;
  /** Distinct IDs whose receipts were opened. */
  receipts?: string[];
  /** Edits that were tried on a receipt and turned its result around. */
  flips?: number;
  /** By how much PostHog’s ingestion is delayed; `Infinity` while it is paused, or cannot be known. */
  delayMs?: number;
  /** Whether a link to a run was opened. */
  linkOpened?: boolean;
}

/** The state of PostHog as checks look at it: each part is asked for when first wanted, and once. */
export function readState({
  api,
}: Pick<Project, 'api'>): Pick<Evidence, 'visits' | 'newest' | 'flag' | 'visitor'> {
  const newest = once(async () => (await api.events({ event: VISIT_EVENT, limit: 1 }))[0]);
  return {
    visits: {
      byValue: once(() => api.visits.byValue()),
      of: memoize((distinctId: string) => api.visits.of(distinctId)),
      flicker: once(() => api.visits.flicker()),
    },
    flag: once(() => api.flagByKey(TUTORIAL_FLAG)),
    newest,
    visitor: once(async () => {
      const visit = await newest();
      return visit && api.personByDistinctId(visit.distinct_id);
    }),
  };
}

/**
 * By how many milliseconds PostHog's ingestion is delayed: `Infinity` while it is paused, and for a
 * PostHog elsewhere, which does not say. What that one has heard of shows in its events alone.
 */
export function delayOf({ ingestion }: Pick<Project, 'ingestion'>): number {
  const lag = ingestion?.lag();
  return !lag || lag.paused ? Infinity : lag.delayMs;
}
