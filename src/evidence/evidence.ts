/**
 * What a check may look at: the reader’s deeds, what was noted of earlier ones, and the state of PostHog.
 */

import { memoize, once } from 'es-toolkit';
import type { FeatureFlag } from '../flags/flag.ts';
import type { FlagSave } from '../flags/history/flagSaves.ts';
import type { Person, PostHogEvent } from '../project/api/apiSchemas.ts';
import type { Project } from '../project/project.ts';
import type { CountedVisits, VisitCounts } from '../project/api/visitCounts.ts';
import { readFlagHistory } from '../receipts/readFlagHistory.ts';
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
  /** Counts of all visits to the stage that the step begins with. */
  visits: VisitCounts;
  /** The newest events under a distinct ID, at most ten, the newest first: its visits, where no name is given. */
  newestOf: (distinctId: string, event?: string) => Promise<PostHogEvent[]>;
  /** A flag as it is saved: that of the stage, where no key is given. */
  flag: (key?: string) => Promise<FeatureFlag | undefined>;
  /** The saves of the flag of the stage, the newest first; none where PostHog does not tell them. */
  saves: () => Promise<FlagSave[]>;
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
  /** How many of the simulated servers knew of the flag’s last save, at the moment that was looked at. */
  knowing?: number;
  /** By how much PostHog’s ingestion is delayed; `Infinity` while it is paused, or cannot be known. */
  delayMs?: number;
  /** Whether a link to a run was opened, or one that was cut. */
  linkOpened?: 'whole' | 'cut' | undefined;
}

/**
 * The state of PostHog as checks look at it: each part is asked for when first wanted, and once.
 *
 * @param counted the visits to the step's stage
 */
export function readState({ api }: Pick<Project, 'api'>, counted: CountedVisits): State {
  const visits = api.visits(counted);
  const flagByKey = memoize((key: string) => api.flagByKey(key));
  const newest = memoize(
    ([event, distinct_id]: [string, string]) => api.events({ event, distinct_id, limit: 10 }),
    { getCacheKey: JSON.stringify },
  );
  return {
    visits: {
      byValue: once(() => visits.byValue()),
      of: memoize((distinctId: string) => visits.of(distinctId)),
      flicker: once(() => visits.flicker()),
    },
    flag: (key = counted.flag) => flagByKey(key),
    saves: once(async () => (await readFlagHistory(api, counted.flag)).saves),
    newestOf: (distinctId, event = counted.event) => newest([event, distinctId]),
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
