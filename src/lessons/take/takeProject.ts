import { fillRequest, type SentRequest } from '../../runs/stageRequest.ts';
import { stageRequest } from '../stageRequest.ts';
import { flaskSource, serverSource, stageFiles, stageSource } from '../stageSource.ts';
import { isEdit, stageNamed, STAGES } from '../stages.ts';
import { astroProject } from './astroProject.ts';
import { flaskProject } from './flaskProject.ts';

/** The languages in which a stage can be taken along. */
export type TakenLanguage = 'ts' | 'py';

/** A stage as a small project that runs: its files' texts by their paths; or why there is none. */
export type TakenProject =
  { files: Record<string, string>; problem?: never } | { files?: never; problem: string };

/** The project of a stage, whose code is the code that Flagbook shows and runs. */
export function takeProject(stage: string, language: TakenLanguage): TakenProject {
  if (!STAGES.has(stage) || isEdit(stage)) {
    return { problem: 'There is no such stage to take along. Open one from the Source of a step.' };
  }
  const { flags = [] } = stageNamed(stage);
  if (language === 'ts') {
    if (serverSource(stage)) return { problem: needsBundler(stage) };
    const { path } = stageSource(stage);
    const page = path.slice(`src/pages/stages/${stage}/`.length);
    return {
      files: astroProject({ stage, page, pages: stageFiles(stage), sent: sentTo(stage), flags }),
    };
  }
  const flask = flaskSource(stage);
  if (!flask) {
    return { problem: `The stage ${stage} is written in TypeScript alone: use language=ts.` };
  }
  return {
    files: flaskProject({ stage, path: flask.path, code: flask.code, sent: sentTo(stage), flags }),
  };
}

/** A page's script wants to be put together with posthog-js, which a project does in its own way. */
function needsBundler(stage: string): string {
  return `The page of the stage ${stage} has a script, which a bundler puts together with posthog-js. Copy both files from Source into a project that has one.`;
}

/** The stage's request about ada, to an app that is nothing but this stage. */
function sentTo(stage: string): SentRequest {
  const { path, ...form } = fillRequest(stage, stageRequest(stage), 'ada');
  return { path: path.slice(`/stages/${stage}`.length), ...form };
}
