/**
 * A run read, from what is known of it at one moment.
 */

import { ApiError, unlessRefused } from '../project/api/apiError.ts';
import type { Api } from '../project/api/createApi.ts';
import type { CountedVisits } from '../project/api/visitCounts.ts';
import type { RunSoFar } from '../runs/run.ts';
import { countSent, sentEventsOf } from '../runs/sentEventsOf.ts';
import type { Scene } from '../scene/scene.ts';
import { pickProperties, sceneFlagOf } from '../scene/sceneFlag.ts';
import { usedKeys } from './evaluationContext.ts';
import { explainAnswer } from './explainAnswer.ts';
import { flagAnswerOf } from './flagAnswerOf.ts';
import type { ReceiptView } from './receiptView.ts';
import { partsById } from './partsById.ts';
import type { AnswerById, FlagAnswer, RunReport } from './runReport.ts';
import { receiptGroups } from './sceneGroups.ts';
import { readSavedWithContext, type SavedWithContext } from './saved.ts';

/** What PostHog had saved before a run, or its refusal to tell; undefined while it is being asked. */
export type Before = SavedWithContext | ApiError | undefined;

/** Why PostHog answered as it did, or why that cannot be told. */
export type Explained =
  { receipt: ReceiptView; refusal?: never } | { receipt?: never; refusal: string };

/** What is known of a run besides its recording. */
interface Known {
  before: Before;
  /** By distinct ID; nothing where there is nothing to explain, and while that is not done. */
  explained: ReadonlyMap<string, Explained>;
  /** Which visits the stage's are counted among, and the flag that it is about. */
  counted: CountedVisits;
  /** Why PostHog can keep nothing at present. */
  problem: string | undefined;
}

/** Reads a run. */
export function reportOf<Recorded extends RunSoFar>(
  run: Recorded,
  { before, explained, counted, problem }: Known,
): RunReport<Recorded> {
  const { stage, user } = run;
  const answers = [...partsById(run)].flatMap(([distinctId, part]): AnswerById[] => {
    const { answer } = flagAnswerOf(part, counted.flag) ?? {};
    return answer ? [answerById(distinctId, answer, explained.get(distinctId))] : [];
  });
  const { question, answer } = flagAnswerOf(run, counted.flag) ?? {};
  const told = answers.find(({ distinctId }) => distinctId === (question?.distinctId ?? ''));
  // Of a misspelt key PostHog says nothing: the run is still about its stage's flag.
  const isAboutIt = answer && (answer.key === counted.flag || answer.value === undefined);
  const isKnown = isAboutIt && before && !(before instanceof ApiError);
  const whole = isKnown ? sceneOf(before) : {};
  const groups = told?.receipt && receiptGroups(told.receipt);
  return {
    run,
    events: sentEventsOf(run),
    counted,
    eventCount: countSent(run),
    problem,
    flag: told?.flag,
    receipt: told?.receipt,
    answers,
    scene: {
      stage,
      user,
      ...(run.fault && { posthog: run.fault }),
      ...whole,
      ...(groups && { groups }),
    },
  };
}

function answerById(
  distinctId: string,
  answer: FlagAnswer,
  explained: Explained | undefined,
): AnswerById {
  const isSaid = answer.value !== undefined;
  const isRefused = isSaid && explained?.refusal !== undefined;
  return {
    distinctId,
    flag: isRefused ? withProblem(answer, explained) : answer,
    receipt: isSaid ? explained?.receipt : undefined,
  };
}

const CHANGED =
  'PostHog decided by something that has changed since, or had not changed yet. Run it again to see why.';

/** What is known before a run is explained. */
interface Beforehand {
  before: SavedWithContext | ApiError;
  counted: CountedVisits;
}

/** Explains what PostHog answered in a run, by distinct ID; nothing where it has said nothing of the flag. */
export async function explainRun(
  api: Api,
  run: RunSoFar,
  beforehand: Beforehand,
): Promise<ReadonlyMap<string, Explained>> {
  const explained = new Map<string, Explained>();
  for (const [distinctId, part] of partsById(run)) {
    const one = await explainPart(api, part, beforehand);
    if (one) explained.set(distinctId, one);
  }
  return explained;
}

async function explainPart(
  api: Api,
  run: RunSoFar,
  { before, counted }: Beforehand,
): Promise<Explained | undefined> {
  const { question, answer } = flagAnswerOf(run, counted.flag) ?? {};
  if (answer?.value === undefined) return undefined;
  if (before instanceof ApiError) return { refusal: before.message };
  if (!question) return undefined;
  // The code asked for another flag than its stage is said to be about.
  const saved =
    answer.key === counted.flag
      ? before
      : await unlessRefused(readSavedWithContext(api, answer.key, run.user));
  if (saved instanceof ApiError) return { refusal: saved.message };
  const receipt = await unlessRefused(explainAnswer(api, { run, question, answer }, saved));
  if (receipt instanceof ApiError) return { refusal: receipt.message };
  return receipt ? { receipt } : { refusal: CHANGED };
}

/** The flag and, of the person, what the flag looks at. */
function sceneOf({ flag, person, surroundings }: SavedWithContext): Pick<Scene, 'flag' | 'person'> {
  if (!flag) return {};
  const used = pickProperties(person?.properties ?? {}, usedKeys(flag, surroundings));
  return { flag: sceneFlagOf(flag), person: used };
}

function withProblem(answer: FlagAnswer, { refusal }: { refusal: string }): FlagAnswer {
  return { ...answer, problem: refusal };
}
