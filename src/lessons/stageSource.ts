/**
 * The files of the stages as a reader sees them: to the letter, with what changed since another stage.
 */

import { diffLines } from 'diff';
import { highlightLines } from './highlightLines.ts';
import { type StageName, STAGES } from './stages.ts';

/** One line of a shown source file, highlighted. */
export interface SourceLine {
  /** Highlighted HTML of the line, by class names; safe to set as is. */
  html: string;
  /** `added`: the stage compared with lacks this line. `removed`: only that stage has it. */
  change?: 'added' | 'removed';
}

/** A file that runs, to the letter, ready to be shown. */
export interface SourceFile {
  /** Path in the repository, e.g. `src/pages/stages/flag/user/[user].ts`. */
  path: string;
  /** The file's text, to the letter: what the copy button copies. */
  code: string;
  lines: SourceLine[];
}

const FILES = import.meta.glob<string>(
  ['../pages/stages/*/user/[[]user[]].ts', '../project/createClient.ts'],
  { query: '?raw', import: 'default', eager: true },
);

/** The stage's endpoint, to the letter, with the lines marked that the stage it is compared with lacks. */
export async function stageSource(stage: StageName): Promise<SourceFile> {
  const { file, lines } = await compareWithSince(stage);
  return { ...file, lines: lines.filter(({ change }) => change !== 'removed') };
}

/** The same with the lines that only the other stage has, where they were. */
export async function stageDiff(stage: StageName): Promise<SourceFile> {
  const { file, lines } = await compareWithSince(stage);
  return { ...file, lines };
}

/** The file that makes the client which stages find in `locals.posthog`. */
export async function clientSource(): Promise<SourceFile> {
  const file = readFile('src/project/createClient.ts');
  const lines = await highlightLines(file.code);
  return { ...file, lines: lines.map((html) => ({ html })) };
}

async function compareWithSince(stage: StageName) {
  const { since } = STAGES[stage];
  const file = readFile(endpointOf(stage));
  const lines = await highlightLines(file.code);
  if (!since) return { file, lines: lines.map((html): SourceLine => ({ html })) };

  const old = readFile(endpointOf(since));
  const oldLines = await highlightLines(old.code);
  return { file, lines: markChanges(old.code, oldLines, file.code, lines) };
}

function markChanges(oldCode: string, oldLines: string[], code: string, lines: string[]) {
  let oldIndex = 0;
  let index = 0;
  return diffLines(oldCode, code).flatMap(({ count, added, removed }) => {
    const source = removed ? oldLines : lines;
    const start = removed ? oldIndex : index;
    if (!added) oldIndex += count;
    if (!removed) index += count;
    return source.slice(start, start + count).map((html): SourceLine => {
      if (added) return { html, change: 'added' };
      return removed ? { html, change: 'removed' } : { html };
    });
  });
}

function endpointOf(stage: StageName) {
  return `src/pages/stages/${stage}/user/[user].ts`;
}

function readFile(path: string) {
  const code = FILES[path.replace(/^src\//, '../')];
  if (code === undefined)
    throw new Error(`There is no file ${path} to show. Add it or fix the name.`);
  return { path, code };
}
