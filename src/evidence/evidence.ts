/**
 * What a check may look at: the reader’s deeds, what was noted of earlier ones, and the state of PostHog.
 */

import { memoize, once } from 'es-toolkit';
import type { FeatureFlag } from '../flags/flag.ts';
import type { Person, PostHogEvent } from '../project/apiSchemas.ts';
import type { Project } from '../project/project.ts';
import { TUTORIAL_FLAG, VISIT_EVENT } from '../project/tutorialFlag.ts';
import type { VisitCounts } from '../project/visitCounts.ts';
import type { RunReport } from '../receipts/runReport.ts';
import type { CheckNotes } from './checkNotes.ts';

/** What a check may look at: what the reader has just done, and the state of PostHog. */
export interface Evidence extends Required<Deeds>, State {
  /** The user whom the step's console begins with. */
  firstUser: string;
  /** What the same check has seen in earlier requests. */
  notes: CheckNotes;
}

/** What a check makes of it: what was seen, in a few words such as `on, set 1`, or nothing yet. */
export type Seen = string | undefined;

/** The state of PostHog. */
interface State {
  /** Counts of all `visited_user_page` events. */
  visits: VisitCounts;
  /** The newest visits under a distinct ID, at most ten, the newest first. */
  newestOf: (distinctId: string) => Promise<PostHogEvent[]>;
  flag: () => Promise<FeatureFlag | undefined>;
  person: (distinctId: string) => Promise<Person | undefined>;
}

/** What the reader did in this request, beside what PostHog can tell. */
export interface Deeds {
  /** Runs that were made. */
  runs?: RunReport[];
  /** Users that went through all stages together. */
  crowd?: number;
  /** Distinct IDs whose receipts were opened. */
  receipts?: string[];
  /** Whose results an edit on a receipt has turned around. */
  flips?: string[];
  /** By how much PostHog’s ingestion is delayed; `Infinity` while it is paused, or cannot be known. */
  delayMs?: number;
  /** Whether a link to a run was opened, or one that was cut. */
  linkOpened?: 'whole' | 'cut' | undefined;
}

/** The state of PostHog as checks look at it: each part is asked for when first wanted, and once. */
export function readState({ api }: Pick<Project, 'api'>): State {
  return {
    visits: {
      byValue: once(() => api.visits.byValue()),
      of: memoize((distinctId: string) => api.visits.of(distinctId)),
      flicker: once(() => api.visits.flicker()),
    },
    flag: once(() => api.flagByKey(TUTORIAL_FLAG)),
    newestOf: memoize((distinctId: string) =>
      api.events({ event: VISIT_EVENT, distinct_id: distinctId, limit: 10 }),
    ),
    person: memoize((distinctId: string) => api.personByDistinctId(distinctId)),
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
