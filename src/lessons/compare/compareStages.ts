import type { Project } from '../../project/project.ts';
import type { RunReport } from '../../receipts/runReport.ts';
import { runStage } from '../../receipts/runStage.ts';
import type { Visit } from '../../runs/run.ts';
import { STAGE_NAMES, type StageName, STAGES } from '../stages.ts';
import { type SourceFile, stageDiff } from '../stageSource.ts';

/** One stage of the comparison. */
export interface StageColumn {
  stage: StageName;
  title: string;
  /** The endpoint with what was added and removed since the column before. */
  file: SourceFile;
  view: RunReport;
}

/** Sends one user through all stages, one after the other, and sets the runs side by side. */
export async function compareStages(
  project: Project,
  visit: Visit,
  user: string,
): Promise<StageColumn[]> {
  const columns: StageColumn[] = [];
  for (const stage of STAGE_NAMES) {
    columns.push({
      stage,
      title: STAGES[stage].title,
      file: stageDiff(stage),
      view: await runStage(project, visit, stage, user),
    });
  }
  return columns;
}
