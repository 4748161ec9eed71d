import type { StageName } from './stages.ts';
import type { StepData } from './stepSchema.ts';

/** The stages that a step's console offers, the one it begins with first. */
export function stagesOf({ stage, stages }: Pick<StepData, 'stage' | 'stages'>): StageName[] {
  return [stage, ...stages];
}

/** The stage that was asked for by name, or the step's own; nothing when the step has no such stage. */
export function chooseStage(
  step: Pick<StepData, 'stage' | 'stages'>,
  asked: string,
): StageName | undefined {
  return asked === '' ? step.stage : stagesOf(step).find((stage) => stage === asked);
}
