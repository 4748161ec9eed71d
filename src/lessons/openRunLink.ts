import { ApiError } from '../project/api/apiError.ts';
import type { Project } from '../project/project.ts';
import { runInSandbox, type RunnableScene, type SandboxRun } from '../receipts/runInSandbox.ts';
import type { Visit } from '../runs/run.ts';
import { whyNotVisited } from '../runs/stageRequest.ts';
import { readLink } from '../scene/readScene.ts';
import { isolate } from '../text/isolation.ts';
import { SemaphoreError } from '../turns/createSemaphore.ts';
import { stageRequest } from './stageRequest.ts';
import { countedVisitsOf, stageNamed, STAGES } from './stages.ts';
import { taughtFlag } from './tutorials.ts';

/** What opening a link to a run gives: the run, made anew, or what is wrong with the link. */
export type OpenedRunLink =
  | { status: 200; stage: string; title: string; run: SandboxRun; problem?: never }
  | { status: 400 | 503; problem: string };

const NAMES = [...STAGES.keys()].join(', ');

/** Runs the scene of a link, apart from the reader's project. */
export async function openRunLink(
  project: Project,
  visitIn: (sandbox: Project) => Visit,
  url: URL,
): Promise<OpenedRunLink> {
  const { scene, problem } = readLink(url);
  if (problem !== undefined) return { status: 400, problem };
  const { stage: named, user } = scene;
  if (named === undefined) {
    return { status: 400, problem: `The link names no stage to run. Add one of ${NAMES}.` };
  }
  const stage = stageOf(named);
  if (!stage) {
    return {
      status: 400,
      problem: `There is no stage “${isolate(named)}”. Use one of ${NAMES}.`,
    };
  }
  if (user === undefined) {
    return { status: 400, problem: 'The link names no user. Add one, such as user=ada.' };
  }
  const notVisited = whyNotVisited(user, stageRequest(stage));
  if (notVisited !== undefined) return { status: 400, problem: notVisited };
  return run(project, visitIn, stage, { ...scene, stage, user });
}

/** Of a stage that ends the link, what is stuck to it is no part. */
function stageOf(name: string): string | undefined {
  return [name, name.replace(/(?<![^a-z])[^a-z]+$/, '')].find((one) => STAGES.has(one));
}

async function run(
  project: Project,
  visitIn: (sandbox: Project) => Visit,
  stage: string,
  scene: RunnableScene,
): Promise<OpenedRunLink> {
  try {
    const { title } = stageNamed(stage);
    const counted = countedVisitsOf(stage);
    const taught = taughtFlag(scene.flag?.key ?? counted.flag);
    const payloads = taught?.recipe.filters.payloads;
    const made = await runInSandbox(project, visitIn, scene, counted, payloads);
    return { status: 200, stage, title, run: made };
  } catch (error) {
    if (error instanceof SemaphoreError) {
      return { status: 503, problem: `Many links are being opened at once: ${error.message}` };
    }
    if (error instanceof ApiError) return { status: 400, problem: refusal(scene, error) };
    throw error;
  }
}

function refusal({ flag }: RunnableScene, { message }: ApiError): string {
  const words = message.replace(/\.?$/, '.');
  return flag
    ? `PostHog refuses the link’s flag: ${isolate(words)} Mend the flag, then make the link again.`
    : `The link brings no flag, and that of your project works nowhere else: ${isolate(words)} Put a flag into the link.`;
}
