/**
 * What the editor of a stage is told of a check of its version.
 */

import type { CodeProblem } from '../../erase/erasedModule.ts';
import { isolate } from '../../text/isolation.ts';
import { knownVersion } from '../editor/openEditor.ts';
import { failedVisit } from './failedVisit.ts';
import type { ToldVisit } from './visitAll.ts';

/**
 * Has the editor of a stage show what the visit on which its check failed has logged, and mark where it
 * went wrong; nothing of a check that did not fail.
 *
 * @param fault what the check says is wrong; empty where nothing is
 */
export function tellEditor(stage: string, visits: readonly ToldVisit[], fault: string): void {
  const failed = fault === '' ? undefined : failedVisit(visits, fault);
  const where = failed
    ? ` for ${isolate(failed.user)}, in visit ${visits.indexOf(failed) + 1} of the check`
    : '';
  const hooks = knownVersion(stage)?.begin('', where);
  for (const problem of failed?.problems ?? []) hooks?.onProblem(problem);
  for (const entry of failed?.logged ?? []) hooks?.onLog(entry);
}

/** Has it mark where the code cannot be read, of which there was no visit. */
export function tellProblem(stage: string, problem: CodeProblem): void {
  knownVersion(stage)?.begin('').onProblem(problem);
}
