import type { Step } from './readSteps.ts';
import { type SourceFile, stageSource } from './stageSource.ts';
import { type StageName, STAGES } from './stages.ts';

/** A stage's source, with what its marks compare it with. */
export interface StageSource {
  stage: StageName;
  title: string;
  file: SourceFile;
  /** E.g. "step 2" or "the stage flag"; undefined where marks would tell the reader nothing. */
  since: string | undefined;
}

/** The sources of the stages that a step runs; the one that its console begins with first. */
export function stepSources(
  { entry: { data } }: Step,
  stepBefore: Step | undefined,
): [StageSource, ...StageSource[]] {
  const { stage, stages, riddle } = data;
  const isNext = stepBefore !== undefined && stepBefore.entry.data.stage === STAGES[stage].since;
  const since = isNext ? `step ${stepBefore.number}` : undefined;
  return [
    sourceOf(stage, riddle ? comparedWith(stage) : since),
    ...stages.map((other) => sourceOf(other, comparedWith(other))),
  ];
}

function sourceOf(stage: StageName, since: string | undefined): StageSource {
  return { stage, title: STAGES[stage].title, file: stageSource(stage), since };
}

function comparedWith(stage: StageName): string | undefined {
  const { since } = STAGES[stage];
  return since && `the stage ${since}`;
}
