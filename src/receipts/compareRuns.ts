/**
 * Two runs beside each other: what differs, in the order of cause, and what is the same.
 */

import { isFlagRequest } from '../runs/isFlagRequest.ts';
import type { RunSoFar } from '../runs/run.ts';
import { differencesOf } from '../runs/replayRequest.ts';
import { flagAnswerOf } from './flagAnswerOf.ts';
import type { FlagAnswer, RunReport } from './runReport.ts';

type View = RunReport<RunSoFar>;

/** A thing in which two runs differ; undefined where one of them has none. */
export interface RunDifference {
  /** What kind of thing, in the order of cause. */
  of: Kind;
  /** Which one, e.g. the key of a property; empty where there is but one of its kind. */
  which: string;
  one: unknown;
  other: unknown;
}

/** What a run consists of, cause before effect. */
export const KINDS = [
  'code',
  'PostHog',
  'user',
  'flag',
  'person',
  'question',
  'answer',
  'reason',
  'page',
  'event',
] as const;

export type Kind = (typeof KINDS)[number];

/** What differs between two runs, cause before effect, and the kinds of things that do not. */
export function compareRuns(
  one: View,
  other: View,
): { differences: RunDifference[]; same: Kind[] } {
  const [facts, others] = [factsOf(one), factsOf(other)];
  const differences = KINDS.flatMap((of) =>
    differencesIn(facts[of], others[of]).map((difference) => ({ of, ...difference })),
  );
  const differing = new Set(differences.map(({ of }) => of));
  const isThere = (kind: Kind) => facts[kind] !== undefined || others[kind] !== undefined;
  return { differences, same: KINDS.filter((kind) => isThere(kind) && !differing.has(kind)) };
}

function differencesIn(one: unknown, other: unknown): Omit<RunDifference, 'of'>[] {
  return differencesOf(one, other).map(({ place, first, now }) => ({
    which: place,
    one: first,
    other: now,
  }));
}

/** Each kind as a value; undefined where the run has none, or nothing is known of it. */
function factsOf(view: View): Record<Kind, unknown> {
  const { run, events, flag, scene } = view;
  const said = flag?.value;
  return {
    code: run.stage,
    PostHog: run.fault ?? 'up',
    user: run.user,
    flag: scene.flag,
    person: scene.person,
    question: flag && questionOf(view),
    answer: flag && (said ?? 'unknown'),
    reason: flag && reasonOf(flag),
    page: run.response && { status: run.response.status, body: run.response.body },
    event: events.length > 0 ? eventsByName(events) : undefined,
  };
}

/** The last request to /flags/, as far as it says whom and what it asks about. */
function questionOf({ run, counted }: View): unknown {
  const { question } = flagAnswerOf(run, counted.flag) ?? {};
  const asked = run.exchanges.filter(isFlagRequest).length;
  return { ...question, requests: asked };
}

function reasonOf({ reason, problem }: FlagAnswer): unknown {
  if (!reason) return problem;
  const { code, condition_index: index } = reason;
  if (code === 'condition_match' && index !== null) return `set ${index + 1}`;
  return code === 'no_condition_match' ? 'no set' : code;
}

/** What differs from event to event, whatever was captured. */
const OF_THE_MOMENT = new Set(['$feature_flag_request_id', '$feature_flag_evaluated_at']);

function eventsByName(events: View['events']): Record<string, unknown> {
  return Object.fromEntries(
    events.map(({ event, distinctId, properties }) => [
      event,
      {
        distinct_id: distinctId,
        ...Object.fromEntries(
          Object.entries(properties).filter(([key]) => !OF_THE_MOMENT.has(key)),
        ),
      },
    ]),
  );
}
