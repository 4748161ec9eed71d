/**
 * What a row of requests proves: all its runs together are one deed.
 */

import type { RunReport } from '../../receipts/runReport.ts';
import type { RunSoFar } from '../../runs/run.ts';
import { checkStep } from '../checks/checkStep.ts';
import type { ProofPlace } from '../keptRun.ts';
import type { KeptRow } from './keptRow.ts';

/** Whether a row has proof to give. */
export function isRowOwed({ isGiven, read, runs }: KeptRow): boolean {
  const { row } = read();
  const isWhole = row.views.length === runs.length && row.views.every(isWholeRun);
  return !isGiven.whole && isWhole && row.views.length === row.requests.length;
}

/** Gives the reader the cookies of each page that is there, and once all runs are over what they prove. */
export async function giveRowProof(kept: KeptRow, where: ProofPlace): Promise<void> {
  const { isGiven, step, runs } = kept;
  for (const run of runs) {
    if (isGiven.cookies.has(run.id) || !run.read().view.run.response) continue;
    isGiven.cookies.add(run.id);
    where.giveCookies(run.setCookies());
  }
  if (!isRowOwed(kept)) return;
  isGiven.whole = true;
  const views = kept.read().row.views.filter(isWholeRun);
  await checkStep(step, where, { runs: views, delayMs: runs[0]?.delayMs ?? 0 });
}

function isWholeRun(view: RunReport<RunSoFar>): view is RunReport {
  return view.run.response !== undefined && !view.run.isRecording;
}
