import type { Project } from '../project/project.ts';
import type { Run } from '../project/run.ts';
import type { RunView } from '../project/runView.ts';
import { viewRun } from '../project/viewRun.ts';
import { STAGE_NAMES, type StageName } from './stageNames.ts';
import { type SourceFile, stageDiff } from './stageSource.ts';
import { stageTitle } from './stageTitle.ts';

/** One stage of the comparison. */
export interface StageColumn {
  stage: StageName;
  title: string;
  /** The endpoint with what was added and removed since the column before. */
  file: SourceFile;
  view: RunView;
  /** Property keys of this column's events that the column before did not send. */
  newKeys: string[];
}

/** Sends one user through all stages, one after the other, and sets the runs side by side. */
export async function compareStages(
  project: Project,
  visit: (stage: string, user: string) => Promise<Run>,
  user: string,
): Promise<StageColumn[]> {
  const columns: StageColumn[] = [];
  for (const stage of STAGE_NAMES) {
    const view = await viewRun(project, visit, stage, user);
    const known = new Set(columns.at(-1)?.view.events.flatMap(keysOf));
    const newKeys = view.events.flatMap(keysOf).filter((key) => !known.has(key));
    columns.push({
      stage,
      title: stageTitle(stage),
      file: await stageDiff(stage),
      view,
      newKeys: [...new Set(newKeys)],
    });
  }
  return columns;
}

function keysOf({ properties }: { properties: Record<string, unknown> }) {
  return Object.keys(properties);
}
