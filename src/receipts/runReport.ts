import type { CountedVisits } from '../project/api/visitCounts.ts';
import type { Run, RunSoFar } from '../runs/run.ts';
import type { SentEvent } from '../runs/sentEventsOf.ts';
import type { Scene } from '../scene/scene.ts';
import type { ReceiptView } from './receiptView.ts';

/** What PostHog answered about the flag during a run. */
export interface FlagAnswer {
  key: string;
  /** `true`, `false`, a variant's key; undefined when PostHog knows no such active flag. */
  value: boolean | string | undefined;
  reason: { code: string; condition_index: number | null; description: string | null } | undefined;
  /** Set when PostHog decided nothing, or when its answer cannot be explained: what went wrong. */
  problem?: string;
  /** True while PostHog's answer is still on its way. */
  isAwaited?: boolean;
}

/** What PostHog answered for one distinct ID, the last time it was asked. */
export interface AnswerById {
  distinctId: string;
  flag: FlagAnswer;
  /** Why; undefined while that is not known, or cannot be told. */
  receipt: ReceiptView | undefined;
}

/** A run, read: the events it captured, the flag it asked for, and why the flag decided as it did. */
export interface RunReport<Recorded extends RunSoFar = Run> {
  run: Recorded;
  events: SentEvent[];
  /** Which of them its visit is counted by, and the flag whose value that one may carry. */
  counted: CountedVisits;
  /** How many the run sent: of its user, or else under another distinct ID. */
  eventCount: number;
  /** Why PostHog could keep nothing when the run was over, with what to do. */
  problem?: string | undefined;
  /** Undefined when the run asked PostHog for no flag. */
  flag: FlagAnswer | undefined;
  /** Why PostHog answered so; undefined when there is no flag to explain. */
  receipt: ReceiptView | undefined;
  /** The same for each distinct ID that it asked about, in that order: more than one where somebody logged in. */
  answers: readonly AnswerById[];
  /**
   * What makes the same run again elsewhere: stage and user; for a run that asked for the flag also
   * the flag, the person's properties and the groups as they were before it, where PostHog could be
   * asked.
   */
  scene: Scene;
}
