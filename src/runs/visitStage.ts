/**
 * Runs that are waited for to the end.
 */

import type { Run } from './run.ts';
import {
  type Answer,
  type LiveVisit,
  startVisit,
  type VisitedProject,
  type VisitRequest,
} from './startVisit.ts';

/** How long a run waits for what the client sends after the page was answered. */
const PATIENCE_MS = 3000;

/** A run, and what the browser that asked for it has to be told besides. */
export interface StageVisit {
  run: Run;
  /** The stage's `Set-Cookie` headers. */
  setCookies: string[];
}

/** Visits a stage and waits for the run: for its page, and some seconds for what comes after. */
export async function visitStage(
  project: VisitedProject,
  answer: Answer,
  request: VisitRequest,
): Promise<StageVisit> {
  const visit = await startVisit(project, answer, request);
  return { run: await wholeRun(visit), setCookies: visit.setCookies() };
}

/** The run with its page, once nothing more is recorded or patience is over. */
export async function wholeRun(visit: LiveVisit): Promise<Run> {
  await visit.answered;
  await visit.ended(PATIENCE_MS);
  const { run } = visit.read();
  if (!run.response) throw new Error(`The page of ${run.path} is not there.`);
  return { ...run, response: run.response };
}
