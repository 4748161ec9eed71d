/**
 * A crowd sent through all stages, portion by portion.
 */

import { chunk } from 'es-toolkit';
import * as z from 'zod';
import { featureProperty } from '../../flags/featureProperty.ts';
import type { Run, Visit } from '../../runs/run.ts';
import { sentEventsOf } from '../../runs/sentEventsOf.ts';
import { nextTurn } from '../../turns/nextTurn.ts';
import { greetingOf } from '../../evidence/greetingOf.ts';
import { countedVisitsOf } from '../stages.ts';
import { comparedStages } from './comparedStages.ts';
import { emptyTallies, type Tally, tallySchema } from './tally.ts';

/** Visits that are under way together. */
const AT_ONCE = 20;

/**
 * Sends `user-<from>` to `user-<from + count - 1>` through every stage's endpoint, stage after
 * stage, and counts what they saw and what they left in PostHog.
 */
export async function visitCrowd(visit: Visit, from: number, count: number): Promise<Tally[]> {
  const users = Array.from({ length: count }, (_, index) => `user-${from + index}`);
  const tallies: Tally[] = [];
  for (const stage of comparedStages) {
    const runs: Run[] = [];
    for (const few of chunk(users, AT_ONCE)) {
      runs.push(...(await Promise.all(few.map((user) => visit(stage, user)))));
      // Visits to stages wait for nothing that would let others in between.
      await nextTurn();
    }
    tallies.push(countRuns(stage, runs));
  }
  return tallies;
}

function countRuns(stage: Tally['stage'], runs: Run[]): Tally {
  const greetings = runs.map(({ response }) => greetingOf(response));
  const events = runs.flatMap(sentEventsOf);
  const counted = countedVisitsOf(stage);
  const values = events
    .filter(({ event }) => event === counted.event)
    .map(({ properties }) => properties[featureProperty(counted.flag)]);
  const countOf = <Item>(items: Item[], wanted: Item) =>
    items.filter((item) => item === wanted).length;
  return {
    stage,
    visits: runs.length,
    welcomed: countOf(greetings, 'welcome'),
    hello: countOf(greetings, 'hello'),
    failed: countOf(greetings, undefined),
    events: events.length,
    breakdown: {
      true: countOf(values, true),
      false: countOf(values, false),
      none: countOf(values, undefined),
    },
  };
}

/** A slice of a crowd, and what the slices before it came to. */
interface CrowdSlice {
  /** Number of the slice's first user, counted from 1. */
  from: number;
  count: number;
  soFar: Tally[];
}

const crowdSchema = z.object({
  from: z.coerce.number().int().min(1).max(1000),
  count: z.coerce.number().int().min(1).max(100),
  'so-far': z
    .string()
    .default('')
    .transform((text, context): unknown => {
      try {
        return text === '' ? emptyTallies() : JSON.parse(text);
      } catch {
        context.addIssue('Not JSON.');
        return z.NEVER;
      }
    })
    .pipe(z.array(tallySchema).length(comparedStages.length)),
});

/** Reads what the crowd's script sends; nothing when it is not what the script would send. */
export function readCrowdForm(form: FormData): CrowdSlice | undefined {
  const parsed = crowdSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return undefined;
  const { from, count, 'so-far': soFar } = parsed.data;
  return { from, count, soFar };
}
