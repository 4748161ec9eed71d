import { median } from 'es-toolkit';
import type { Project } from '../../project/project.ts';
import type { RunReport } from '../../receipts/runReport.ts';
import { runStage } from '../../receipts/runStage.ts';
import type { Visit } from '../../runs/run.ts';
import { countedVisitsOf, stageNamed } from '../stages.ts';
import { comparedStages } from './comparedStages.ts';
import type { SourceFile } from '../sourceFiles.ts';
import { stageDiff } from '../stageSource.ts';
import { warmUp } from './warmUp.ts';

/** One stage of the comparison. */
export interface StageColumn {
  stage: string;
  title: string;
  /** The endpoint with what was added and removed since the column before. */
  file: SourceFile;
  view: RunReport;
  /** After how many milliseconds the page was answered: the middle of so many visits. */
  ms: number;
  visits: number;
}

/** An odd number, which has a middle. */
const VISITS = 5;

/** Sends one user through all stages, one after the other, and sets the runs side by side. */
export async function compareStages(
  project: Project,
  { visit, visitIn }: { visit: Visit; visitIn: (project: Project) => Visit },
  user: string,
): Promise<StageColumn[]> {
  await warmUp(visitIn);
  const columns: StageColumn[] = [];
  for (const stage of comparedStages) {
    const view = await runStage(project, visit, { stage, user }, countedVisitsOf(stage));
    const times = [view.run.response.ms];
    // Only what leaves nothing in PostHog can be visited again and again. It is also what takes so
    // little that chance would have the most to say.
    if (view.run.settled && view.run.exchanges.length === 0) {
      while (times.length < VISITS) times.push((await visit(stage, user)).response.ms);
    }
    columns.push({
      stage,
      title: stageNamed(stage).title,
      file: stageDiff(stage),
      view,
      ms: median(times),
      visits: times.length,
    });
  }
  return columns;
}
