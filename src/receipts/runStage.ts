import { unlessRefused } from '../project/apiError.ts';
import type { Project } from '../project/project.ts';
import { TUTORIAL_FLAG } from '../project/tutorialFlag.ts';
import type { Visit } from '../runs/run.ts';
import { explainRun, reportOf } from './reportOf.ts';
import type { RunReport } from './runReport.ts';
import { readSavedWithContext } from './saved.ts';

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
  const explained = await explainRun(api, run, before);
  return reportOf(run, { before, explained, problem: problem() });
}
