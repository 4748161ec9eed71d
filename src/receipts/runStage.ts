import { unlessRefused } from '../project/api/apiError.ts';
import type { Project } from '../project/project.ts';
import type { CountedVisits } from '../project/api/visitCounts.ts';
import type { Visit } from '../runs/run.ts';
import { explainRun, reportOf } from './reportOf.ts';
import type { RunReport } from './runReport.ts';
import { readSavedWithContext } from './saved.ts';

/**
 * Runs a stage for a user and reads the run. The flag and the person are looked up first, because
 * the run itself may change the person after the flag was decided.
 *
 * @param counted which visits the stage's are counted among, and the flag that it is about
 */
export async function runStage(
  { api, problem }: Project,
  visit: Visit,
  { stage, user }: { stage: string; user: string },
  counted: CountedVisits,
): Promise<RunReport> {
  const before = await unlessRefused(readSavedWithContext(api, counted.flag, user));
  const run = await visit(stage, user);
  const explained = await explainRun(api, run, { before, counted });
  return reportOf(run, { before, explained, counted, problem: problem() });
}
