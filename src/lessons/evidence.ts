import type { FeatureFlag } from '../flags/flag.ts';
import type { PostHogEvent } from '../project/event.ts';
import type { Person } from '../project/person.ts';
import type { RunView } from '../project/runView.ts';

/** What a check may look at: the state of PostHog, and what the reader has just done. */
export interface Evidence {
  /** The newest events, newest first. */
  events: PostHogEvent[];
  flag: FeatureFlag | undefined;
  /** The person of the newest `visited_user_page`. */
  visitor: Person | undefined;
  /** Runs made by this request, if it made any. */
  runs: RunView[];
  /** Users that went through all stages together in this request. */
  crowd: number;
}
