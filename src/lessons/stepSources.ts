import { whyFixed } from './own/whyFixed.ts';
import type { Step } from './readSteps.ts';
import type { SourceFile } from './sourceFiles.ts';
import { clientSource, flaskSource, serverSource, stageDiff, stageSource } from './stageSource.ts';
import { stageNamed } from './stages.ts';

/** What the Source tab of a step shows. */
export interface StepSources {
  /** The stage that the console begins with. */
  own: StageSource;
  /** Further stages to choose from. */
  further: StageSource[];
  edits: EditSource[];
  /** The file that makes the client, where the step shows it. */
  client: SourceFile | undefined;
  /** Whether the source is folded away, because finding the fault is the reader's task. */
  isRiddle: boolean;
}

/** A stage's source, with what its marks compare it with. */
export interface StageSource {
  stage: string;
  title: string;
  file: SourceFile;
  /** What answers the page, where `file` is the script in it. */
  server: SourceFile | undefined;
  /** The same for Flask. */
  flask: SourceFile | undefined;
  /** E.g. "step 2" or "the stage flag"; undefined where marks would tell the reader nothing. */
  since: string | undefined;
  /** Why a reader cannot change the code; undefined where that is possible. */
  fixed: string | undefined;
}

/** One change of a stage, and what is to be seen of it. */
export interface EditSource {
  stage: string;
  title: string;
  /** The user to run it for. */
  tries: string;
  /** What such a run shows: the end of a sentence that begins with "Run" and the user. */
  shows: string;
  /** The edited file, with the lines that it lacks. */
  file: SourceFile;
  /** Why a reader cannot change it further; undefined where that is possible. */
  fixed: string | undefined;
}

/** The sources of the stages and edits that a step runs. */
export function stepSources({ entry: { data } }: Step, stepBefore: Step | undefined): StepSources {
  const { stage, stages, edits, riddle, client } = data;
  const isNext =
    stepBefore !== undefined && stepBefore.entry.data.stage === stageNamed(stage).since;
  const isOffered = stages.some((other) => other === stageNamed(stage).since);
  const since = isNext ? `step ${stepBefore.number}` : isOffered ? comparedWith(stage) : undefined;
  return {
    own: sourceOf(stage, riddle ? comparedWith(stage) : since),
    further: stages.map((other) => sourceOf(other, comparedWith(other))),
    edits: edits.map(editOf),
    client: client ? clientSource() : undefined,
    isRiddle: riddle,
  };
}

function sourceOf(stage: string, since: string | undefined): StageSource {
  const { title } = stageNamed(stage);
  return {
    stage,
    title,
    file: stageSource(stage),
    server: serverSource(stage),
    flask: flaskSource(stage),
    since,
    fixed: whyFixed(stage),
  };
}

function editOf(name: string): EditSource {
  const { title, edit = { tries: '', shows: '' } } = stageNamed(name);
  return { stage: name, title, ...edit, file: stageDiff(name), fixed: whyFixed(name) };
}

function comparedWith(stage: string): string | undefined {
  const { since } = stageNamed(stage);
  return since && `the stage ${since}`;
}
