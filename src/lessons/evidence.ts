import type { FeatureFlag } from '../flags/flag.ts';
import type { PostHogEvent } from '../project/event.ts';
import type { Person } from '../project/person.ts';
import type { RunView } from '../project/runView.ts';

/** What a check may look at: what the reader has just done, and the state of PostHog. */
export interface Evidence extends Required<Deeds> {
  /** The user whom the step's console begins with. */
  firstUser: string;
  /** The newest `visited_user_page` events, newest first. */
  events: () => Promise<PostHogEvent[]>;
  flag: () => Promise<FeatureFlag | undefined>;
  /** The person of the newest `visited_user_page`. */
  visitor: () => Promise<Person | undefined>;
}

/** What the reader did in this request, beside what PostHog can tell. */
export interface Deeds {
  /** Runs that were made. */
  runs?: RunView[];
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
