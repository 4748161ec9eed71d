import type { FlagDetail } from '../evaluation/answerFlags.ts';
import type { ArrivedEvent } from '../store/eventTable.ts';
import type { StoredFlag } from '../store/storedFlag.ts';

/** Who asked for feature flags and what the answer was. `at` is milliseconds since 1970. */
export interface FlagRequest {
  distinctId: string;
  flags: Readonly<Record<string, FlagDetail>>;
  at: number;
}

/** Something that happened in a project, and is not kept but told once. */
export type ActivityNews =
  | { kind: 'flag_request'; request: FlagRequest }
  | { kind: 'flag_saved'; flag: StoredFlag }
  /** The lag of ingestion, or what waits for it. */
  | { kind: 'ingestion' }
  /** The project was emptied: what was told before is gone. */
  | { kind: 'reset' };

/** What a follower of a project's activity hears. */
export type ActivityMessage =
  | ActivityNews
  | { kind: 'event'; event: ArrivedEvent }
  /** Nothing happened for a while, and the connection is alive. */
  | { kind: 'heartbeat' };
