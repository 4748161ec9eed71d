/**
 * What the check of a task does with a reader's version, and what came of it.
 */

import type { FeatureFlag } from '../flags/flag.ts';
import type { Person, PostHogEvent } from '../project/api/apiSchemas.ts';
import type { Exchange, OwnVersion, PageResponse } from '../runs/run.ts';
import type { SceneFlag } from '../scene/scene.ts';

/** What a check does, in a PostHog that is made for it and has nothing else in it. */
export interface TaskPlan {
  /** The flag that it has; none where the task is not about one. */
  flag?: SceneFlag;
  /** Groups that it knows from the start. */
  groups?: readonly KnownGroup[];
  /** Visits, one after the other. */
  visits: readonly PlannedVisit[];
  /** Set where it ingests nothing before the last visit is over, as one that has much to do. */
  lags?: true;
}

/** A group, such as a company. */
interface KnownGroup {
  type: string;
  key: string;
  properties: Readonly<Record<string, unknown>>;
}

/** A visit to the reader's version. */
export interface PlannedVisit {
  user: string;
  /** Who that is: goes on after the name and a comma, such as `whom the second set names`. */
  who: string;
  /** Fields of the address, in place of what the stage's own request has. */
  query?: Readonly<Record<string, string>>;
  /** Whose cookies are sent and kept; each user has a browser of their own where none is named. */
  browser?: string;
  /** How many milliseconds PostHog takes longer to answer, by what it is asked. */
  delays?: { flags?: number; batch?: number };
}

/** A visit, and what came of it. */
export interface MadeVisit extends PlannedVisit {
  /** Unset where no page came. */
  response?: PageResponse;
  /** The `Set-Cookie` lines of the page. */
  setCookies: readonly string[];
  /** What it sent to PostHog, as PostHog's side has recorded it. */
  exchanges: readonly Exchange[];
  /** What went wrong in the code. */
  problems: OwnVersion['problems'];
}

/** What came of all visits, and what PostHog knows by then. */
export interface Made {
  visits: readonly MadeVisit[];
  events: readonly PostHogEvent[];
  /** The person behind a distinct ID that was visited, or that an event has. */
  persons: ReadonlyMap<string, Person>;
  flag: FeatureFlag | undefined;
}
