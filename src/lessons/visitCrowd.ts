import type { Run, Visit } from '../project/run.ts';
import { sentEventsOf } from '../project/sentEventsOf.ts';
import { TUTORIAL_FLAG_PROPERTY } from '../project/tutorialFlag.ts';
import { VISIT_EVENT } from '../project/visitEvent.ts';
import { greetingOf } from './greetingOf.ts';
import { STAGE_NAMES } from './stageNames.ts';
import type { Tally } from './tally.ts';

/**
 * Sends `user-<from>` to `user-<from + count - 1>` through every stage's endpoint, stage after
 * stage, all users of a stage together, and counts what they saw and what they left in PostHog.
 */
export async function visitCrowd(visit: Visit, from: number, count: number): Promise<Tally[]> {
  const users = Array.from({ length: count }, (_, index) => `user-${from + index}`);
  const tallies: Tally[] = [];
  for (const stage of STAGE_NAMES) {
    const runs = await Promise.all(users.map((user) => visit(stage, user)));
    tallies.push(countRuns(stage, runs));
  }
  return tallies;
}

function countRuns(stage: Tally['stage'], runs: Run[]): Tally {
  const greetings = runs.map(({ response }) => greetingOf(response));
  const events = runs.flatMap(sentEventsOf);
  const values = events
    .filter(({ event }) => event === VISIT_EVENT)
    .map(({ properties }) => properties[TUTORIAL_FLAG_PROPERTY]);
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
