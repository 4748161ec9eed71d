/**
 * The files of the stages as a reader sees them: to the letter, with what changed since another stage.
 */

import { diffSources, readSource, SOURCE_PATHS, type SourceFile } from './sourceFiles.ts';
import { stagePages } from './stagePages.ts';
import { stageRequest } from './stageRequest.ts';
import { stageNamed } from './stages.ts';

/**
 * The stage's own file, to the letter, with the lines marked that the stage it is compared with lacks: the
 * script of its page where that has one, else its endpoint.
 */
export function stageSource(stage: string): SourceFile {
  return withoutRemoved(stageDiff(stage));
}

/** The same with the lines that only the other stage has, where they were. */
export function stageDiff(stage: string): SourceFile {
  const { since } = stageNamed(stage);
  return since ? diffSince(stage, since) : readSource(ownFileOf(stage));
}

/** The stage's own file with the lines marked that any other lacks, and those that only the other has. */
export function diffSince(stage: string, other: string): SourceFile {
  return diffSources(ownFileOf(stage), ownFileOf(other));
}

/** The endpoint of a stage whose page has a script, marked in the same way; undefined for all others. */
export function serverSource(stage: string): SourceFile | undefined {
  if (scriptOf(stage) === undefined) return undefined;
  const { since } = stageNamed(stage);
  const path = endpointOf(stage);
  return since ? withoutRemoved(diffSources(path, endpointOf(since))) : readSource(path);
}

/** The same stage for Flask, marked in the same way; undefined where there is none. */
export function flaskSource(stage: string): SourceFile | undefined {
  const { since } = stageNamed(stage);
  const path = flaskOf(stage);
  if (path === undefined) return undefined;
  const old = since && flaskOf(since);
  return old === undefined ? readSource(path) : withoutRemoved(diffSources(path, old));
}

/** All files of a stage by their paths below its folder, such as `user/[user].ts`. */
export function stageFiles(stage: string): Record<string, string> {
  const folder = `src/pages/stages/${stage}/`;
  const paths = SOURCE_PATHS.filter((path) => path.startsWith(folder));
  return Object.fromEntries(
    paths.map((path) => [path.slice(folder.length), readSource(path).code]),
  );
}

/** The file that makes the client which stages find in `locals.posthog`. */
export function clientSource(): SourceFile {
  return readSource('src/project/createClient.ts');
}

function withoutRemoved({ lines, ...file }: SourceFile): SourceFile {
  return { ...file, lines: lines.filter(({ change }) => change !== 'removed') };
}

function ownFileOf(stage: string): string {
  return scriptOf(stage) ?? endpointOf(stage);
}

/** The script of a stage's page. */
function scriptOf(stage: string): string | undefined {
  const path = `src/pages/stages/${stage}/_page.ts`;
  return SOURCE_PATHS.includes(path) ? path : undefined;
}

/** The file that answers what the stage declares. */
function endpointOf(stage: string): string {
  const { path } = stageRequest(stage);
  const page = stagePages(stage).find(({ route }) => route === path.split('?')[0]);
  if (!page) {
    throw new Error(
      `The stage ${stage} declares the path ${path}, and no file of src/pages/stages/${stage}/ answers it. Add the file or mend the path.`,
    );
  }
  return page.file;
}

/** Of whichever tutorial has it. */
function flaskOf(stage: string): string | undefined {
  const name = `/flask/${stage.replaceAll('-', '_')}.py`;
  return SOURCE_PATHS.find((path) => path.endsWith(name));
}
