/**
 * Counts of what a crowd saw and what was stored of it, by stage.
 */

import * as z from 'zod';
import { comparedStages } from './comparedStages.ts';

const count = z.int().min(0).max(100_000);

/** What a crowd saw at one stage, and what it left in PostHog. */
export const tallySchema = z.strictObject({
  stage: z.enum(comparedStages),
  visits: count,
  /** Pages that said Welcome, pages that said Hello, pages that said neither. */
  welcomed: count,
  hello: count,
  failed: count,
  /** All events sent, `$feature_flag_called` included. */
  events: count,
  /** `visited_user_page` events by the value of the flag that they carry. */
  breakdown: z.strictObject({ true: count, false: count, none: count }),
});

export type Tally = z.infer<typeof tallySchema>;

/** One tally for each stage, with nothing in it yet. */
export function emptyTallies(): Tally[] {
  return comparedStages.map((stage) => ({
    stage,
    visits: 0,
    welcomed: 0,
    hello: 0,
    failed: 0,
    events: 0,
    breakdown: { true: 0, false: 0, none: 0 },
  }));
}

/** Adds up two lists of tallies, stage by stage. */
export function addTallies(some: Tally[], more: Tally[]): Tally[] {
  return some.map((tally) => {
    const other = more.find(({ stage }) => stage === tally.stage);
    if (!other) return tally;
    const { breakdown } = tally;
    return {
      stage: tally.stage,
      visits: tally.visits + other.visits,
      welcomed: tally.welcomed + other.welcomed,
      hello: tally.hello + other.hello,
      failed: tally.failed + other.failed,
      events: tally.events + other.events,
      breakdown: {
        true: breakdown.true + other.breakdown.true,
        false: breakdown.false + other.breakdown.false,
        none: breakdown.none + other.breakdown.none,
      },
    };
  });
}
