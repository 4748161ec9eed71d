/**
 * The stages of the demo app, and which of them a step offers.
 */

/**
 * The stages of the demo app, by the names of their folders: first the four that the tutorial builds
 * one after the other, then those that branch off. `since` is the stage that a stage is compared with.
 */
export const STAGES = {
  plain: { title: 'Plain', since: undefined },
  capture: { title: 'With capture', since: 'plain' },
  flag: { title: 'With a flag', since: 'capture' },
  'flag-property': { title: 'With the flag’s value on the event', since: 'flag' },
  'person-properties': { title: 'Tell PostHog what the app knows', since: 'flag' },
  'evaluate-later': { title: 'Wait, then evaluate', since: 'flag' },
  remember: { title: 'Remember it in a cookie', since: 'flag' },
  'missing-false': { title: 'Where the false is missing', since: 'flag-property' },
  'flickering-page': { title: 'Where the page flickers', since: 'flag-property' },
} as const satisfies Record<string, { title: string; since: string | undefined }>;

export type StageName = keyof typeof STAGES;

/** Whether the demo app has a stage of this name. */
export function isStageName(name: string): name is StageName {
  return Object.hasOwn(STAGES, name);
}

/** The stages that the tutorial builds, in its order; a comparison goes through these. */
export const STAGE_NAMES = [
  'plain',
  'capture',
  'flag',
  'flag-property',
] as const satisfies StageName[];

/** The part of a step's frontmatter that names its stages. */
interface OfferedStages {
  stage: StageName;
  stages: StageName[];
}

/** The stages that a step's console offers, the one it begins with first. */
export function stagesOf({ stage, stages }: OfferedStages): StageName[] {
  return [stage, ...stages];
}

/** The stage that was asked for by name, or the step's own; nothing when the step has no such stage. */
export function chooseStage(step: OfferedStages, asked: string): StageName | undefined {
  return asked === '' ? step.stage : stagesOf(step).find((stage) => stage === asked);
}
