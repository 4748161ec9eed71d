import type { Question } from '../questionSchema.ts';
import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { findings } from '../../evidence/findings.ts';
import { rightChoice } from './rightChoice.ts';

/**
 * What the runs of a request say about a question, if they made the run that it is about, and one of
 * its choices says what came of it.
 *
 * @param stage the stage of the step, for a question that names none
 */
export async function answerQuestion(
  { of, user, stage, posthog, choices }: Question,
  stepStage: string,
  evidence: Evidence,
): Promise<Seen> {
  for (const view of evidence.runs) {
    const { run } = view;
    const isMeant =
      run.stage === (stage ?? stepStage) && run.user === user && (run.fault ?? 'up') === posthog;
    if (of === undefined || !isMeant) continue;
    const found = await findings[of](view, evidence);
    if (found !== undefined && rightChoice(choices, found)) return found;
  }
  return undefined;
}
