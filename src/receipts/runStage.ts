import { ApiError, unlessRefused } from '../project/apiError.ts';
import type { Project } from '../project/project.ts';
import { TUTORIAL_FLAG } from '../project/tutorialFlag.ts';
import type { Visit } from '../runs/run.ts';
import { sentEventsOf } from '../runs/sentEventsOf.ts';
import type { Scene } from '../scene/scene.ts';
import { pickProperties, sceneFlagOf } from '../scene/sceneFlag.ts';
import { usedKeys } from './evaluationContext.ts';
import { explainAnswer } from './explainAnswer.ts';
import { flagAnswerOf } from './flagAnswerOf.ts';
import type { FlagAnswer, RunReport } from './runReport.ts';
import { readSavedWithContext, type SavedWithContext } from './saved.ts';

/**
 * Runs a stage for a user and reads the run. The flag and the person are looked up first, because
 * the run itself may change the person after the flag was decided.
 */
export async function runStage(
  { api, problem }: Project,
  visit: Visit,
  stage: string,
  user: string,
): Promise<RunReport> {
  const before = await unlessRefused(readSavedWithContext(api, TUTORIAL_FLAG, user));
  const run = await visit(stage, user);
  const { question, answer } = flagAnswerOf(run) ?? {};
  const view = {
    run,
    events: sentEventsOf(run),
    problem: problem(),
    flag: answer,
    receipt: undefined,
  };
  const scene: Scene = { stage, user };
  if (!answer) return { ...view, scene };
  if (before instanceof ApiError) return { ...view, scene, flag: withProblem(answer, before) };
  const whole = { ...scene, ...sceneOf(before) };
  if (answer.value === undefined || !question) return { ...view, scene: whole };
  const receipt = await unlessRefused(explainAnswer(api, { run, question, answer }, before));
  if (receipt && !(receipt instanceof ApiError)) return { ...view, scene: whole, receipt };
  return { ...view, scene: whole, flag: withProblem(answer, receipt) };
}

/** The flag and, of the person, what the flag looks at. */
function sceneOf({ flag, person, surroundings }: SavedWithContext): Pick<Scene, 'flag' | 'person'> {
  if (!flag) return {};
  const used = pickProperties(person?.properties ?? {}, usedKeys(flag, surroundings));
  return { flag: sceneFlagOf(flag), person: used };
}

function withProblem(answer: FlagAnswer, refusal: ApiError | undefined): FlagAnswer {
  if (answer.value === undefined) return answer;
  const problem =
    refusal?.message ??
    'PostHog decided by something that has changed since, or had not changed yet. Run it again to see why.';
  return { ...answer, problem };
}
