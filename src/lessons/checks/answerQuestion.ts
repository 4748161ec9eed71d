import type { Question } from '../questionSchema.ts';
import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { type KnownTutorial } from '../tutorials.ts';
import { findingsOf } from './findingsOf.ts';
import { rightChoice } from './rightChoice.ts';

/**
 * What the runs of a request say about a question, if they made the run that it is about, and one of
 * its choices says what came of it.
 *
 * @param step its tutorial, and the stage for a question that names none
 */
export async function answerQuestion(
  { of, user, stage, posthog, browser, choices }: Question,
  { tutorial, stage: stepStage }: { tutorial: KnownTutorial; stage: string },
  evidence: Evidence,
): Promise<Seen> {
  for (const view of evidence.runs) {
    const { run } = view;
    const isMeant =
      run.stage === (stage ?? stepStage) &&
      run.user === user &&
      (run.fault ?? 'up') === posthog &&
      (browser === undefined || run.browser === browser);
    if (of === undefined || !isMeant) continue;
    const found = await findingsOf(tutorial)[of]?.(view, evidence);
    if (found !== undefined && rightChoice(choices, found)) return found;
  }
  return undefined;
}
