import { flaskSource, homeSource, stageSource } from '../stageSource.ts';
import { isEdit, isStageName } from '../stages.ts';
import { astroProject } from './astroProject.ts';
import { flaskProject } from './flaskProject.ts';

/** The languages in which a stage can be taken along. */
export type TakenLanguage = 'ts' | 'py';

/** A stage as a small project that runs: its files' texts by their paths; or why there is none. */
export type TakenProject =
  { files: Record<string, string>; problem?: never } | { files?: never; problem: string };

/** The project of a stage, whose code is the code that Flagbook shows and runs. */
export function takeProject(stage: string, language: TakenLanguage): TakenProject {
  if (!isStageName(stage) || isEdit(stage)) {
    return { problem: 'There is no such stage to take along. Open one from the Source of a step.' };
  }
  if (language === 'ts') {
    const { code } = stageSource(stage);
    return { files: astroProject({ stage, user: code, home: homeSource(stage).code }) };
  }
  const flask = flaskSource(stage);
  if (!flask) {
    return { problem: `The stage ${stage} is written in TypeScript alone: use language=ts.` };
  }
  return { files: flaskProject({ stage, path: flask.path, code: flask.code }) };
}
