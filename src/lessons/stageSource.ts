/**
 * The files of the stages as a reader sees them: to the letter, with what changed since another stage.
 */

import { diffSources, hasSource, readSource, type SourceFile } from './sourceFiles.ts';
import { type StageName, STAGES } from './stages.ts';

/** The stage's endpoint, to the letter, with the lines marked that the stage it is compared with lacks. */
export function stageSource(stage: StageName): SourceFile {
  return withoutRemoved(stageDiff(stage));
}

/** The same with the lines that only the other stage has, where they were. */
export function stageDiff(stage: StageName): SourceFile {
  const { since } = STAGES[stage];
  const path = endpointOf(stage);
  return since ? diffSources(path, endpointOf(since)) : readSource(path);
}

/** The same stage for Flask, marked in the same way; undefined where there is none. */
export function flaskSource(stage: StageName): SourceFile | undefined {
  const { since } = STAGES[stage];
  const path = flaskOf(stage);
  if (!hasSource(path)) return undefined;
  const isMarked = since !== undefined && hasSource(flaskOf(since));
  return isMarked ? withoutRemoved(diffSources(path, flaskOf(since))) : readSource(path);
}

/** The stage's page that greets the world. */
export function homeSource(stage: StageName): SourceFile {
  return readSource(`src/pages/stages/${stage}/index.ts`);
}

/** The file that makes the client which stages find in `locals.posthog`. */
export function clientSource(): SourceFile {
  return readSource('src/project/createClient.ts');
}

function withoutRemoved({ lines, ...file }: SourceFile): SourceFile {
  return { ...file, lines: lines.filter(({ change }) => change !== 'removed') };
}

function endpointOf(stage: StageName) {
  return `src/pages/stages/${stage}/user/[user].ts`;
}

function flaskOf(stage: StageName) {
  return `content/first-flag/flask/${stage.replaceAll('-', '_')}.py`;
}
