/**
 * The stages of the demo app, and which of them a step offers.
 */

import type { CountedVisits } from '../project/api/visitCounts.ts';
import type { Stage } from '../tutorials/tutorial.ts';
import { type KnownTutorial, TUTORIALS } from './tutorials.ts';

/** A stage with its name, which is that of its folder, and the tutorial that declares it. */
export interface KnownStage extends Stage {
  name: string;
  tutorial: KnownTutorial;
}

/** The stages of all tutorials by name, in reading order. */
export const STAGES: ReadonlyMap<string, KnownStage> = new Map(
  TUTORIALS.flatMap((tutorial) =>
    Object.entries(tutorial.stages).map(([name, stage]) => [name, { ...stage, name, tutorial }]),
  ),
);

/**
 * The stage with a name.
 *
 * @throws {Error} when there is none: what a reader names is looked up in `STAGES`
 */
export function stageNamed(name: string): KnownStage {
  const stage = STAGES.get(name);
  if (stage) return stage;
  throw new Error(`There is no stage "${name}". A tutorial declares it, or the name is wrong.`);
}

/** Whether a stage is an edit of another. */
export function isEdit(name: string): boolean {
  return STAGES.get(name)?.edit !== undefined;
}

/** What an edit does, such as "Drop the escape"; undefined for all other stages. */
export function editTitle(name: string): string | undefined {
  const stage = STAGES.get(name);
  return stage?.edit && stage.title;
}

/** The stages that a stage has grown from, the first one first, and itself. */
export function growthOf(name: string): string[] {
  const { since } = stageNamed(name);
  return since === undefined ? [name] : [...growthOf(since), name];
}

/** Key of the flag whose decision a run of the stage is about. */
export function flagKeyOf(name: string): string {
  const { flags, tutorial } = stageNamed(name);
  return flags?.[0] ?? tutorial.flags[0]?.key ?? '';
}

/** The first stage that asks for a flag, by the flag's key; undefined when none does. */
export function stageAsking(key: string): string | undefined {
  const asking = STAGES.values().find(({ flags, edit }) => !edit && flags?.includes(key));
  return asking?.name;
}

/** Which visits a breakdown of the stage's visits counts, and by which flag. */
export function countedVisitsOf(name: string): CountedVisits {
  const { event, tutorial } = stageNamed(name);
  return { event: event ?? tutorial.events[0] ?? '', flag: flagKeyOf(name) };
}

/** The part of a step's frontmatter that names its stages. */
interface OfferedStages {
  stage: string;
  stages: string[];
  /** Which edits of these stages can be run as well. */
  edits?: string[];
}

/** The stages that a step's console offers, the one it begins with first; its edits stand apart. */
export function stagesOf({ stage, stages }: OfferedStages): string[] {
  return [stage, ...stages];
}

/** The stage or edit that was asked for by name, or the step's own; nothing when the step has no such. */
export function chooseStage(step: OfferedStages, asked: string): string | undefined {
  if (asked === '') return step.stage;
  return [...stagesOf(step), ...(step.edits ?? [])].find((stage) => stage === asked);
}
