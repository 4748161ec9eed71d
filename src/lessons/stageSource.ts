/**
 * The files of the stages as a reader sees them: to the letter, with what changed since another stage.
 */

import { diffLines } from 'diff';
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

/** Highlighted when the site is built, by `src/build/highlightSources.ts`. */
const FILES = import.meta.glob<{ code: string; lines: string[] }>(
  ['../pages/stages/*/user/[[]user[]].ts', '../project/createClient.ts'],
  { query: '?highlighted', import: 'default', eager: true },
);

/** The stage's endpoint, to the letter, with the lines marked that the stage it is compared with lacks. */
export function stageSource(stage: StageName): SourceFile {
  const { path, code, lines } = stageDiff(stage);
  return { path, code, lines: lines.filter(({ change }) => change !== 'removed') };
}

/** The same with the lines that only the other stage has, where they were. */
export function stageDiff(stage: StageName): SourceFile {
  const { since } = STAGES[stage];
  const { path, code, lines } = readFile(endpointOf(stage));
  if (!since) return { path, code, lines: lines.map((html) => ({ html })) };
  const old = readFile(endpointOf(since));
  return { path, code, lines: markChanges(old.code, old.lines, code, lines) };
}

/** The file that makes the client which stages find in `locals.posthog`. */
export function clientSource(): SourceFile {
  const { path, code, lines } = readFile('src/project/createClient.ts');
  return { path, code, lines: lines.map((html) => ({ html })) };
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
  const file = FILES[path.replace(/^src\//, '../')];
  if (!file) throw new Error(`There is no file ${path} to show. Add it or fix the name.`);
  return { path, ...file };
}
