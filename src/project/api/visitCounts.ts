/**
 * What PostHog holds of visits to a stage’s pages, counted over all of them.
 */

/** Which visits are counted: the event that each captured, and the flag whose value it may carry. */
export interface CountedVisits {
  event: string;
  /** The flag's key. */
  flag: string;
}

/** Counts of the events that PostHog has of some visits. */
export interface VisitCounts {
  /** All visits, by the value of the flag that they carry. */
  byValue: () => Promise<ValueCounts>;
  /** The visits under a distinct ID. */
  of: (distinctId: string) => Promise<VisitsOf>;
  /** Whether strangers came under one name, some with the flag on and some with it off. */
  flicker: () => Promise<boolean>;
}

export interface ValueCounts {
  /** `value` is undefined for visits that carry none. */
  counts: { value: unknown; count: number }[];
  /** When not all visits could be counted: so many, the newest, were. */
  newest?: number | undefined;
}

interface VisitsOf {
  count: number;
  /** When the first one was, in milliseconds since 1970; undefined when there was none. */
  first: number | undefined;
  /** How many carry no value of the flag. */
  untold: number;
  /** How many carry the name of somebody whose distinct ID it is not. */
  strange: number;
}
