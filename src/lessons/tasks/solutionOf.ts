import { diffSince } from '../stageSource.ts';
import type { SourceFile } from '../sourceFiles.ts';
import type { KnownTask } from './tasks.ts';

/** Code that does what a task asks for. */
export interface Solution {
  /** With the lines marked that the code lacks which the task starts with, and those that only that has. */
  file: SourceFile;
  /** What it shows. */
  shows: string;
}

/** The solution of a task, for those who have done it. */
export function solutionOf({ solution, stage, shows }: KnownTask): Solution {
  return { file: diffSince(solution, stage), shows };
}
