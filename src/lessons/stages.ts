/**
 * The stages of the demo app, and which of them a step offers.
 */

import type { ClientStage } from '../tutorials/tutorial.ts';

/**
 * The stages of the demo app, by the names of their folders: first the four that the tutorial builds
 * one after the other, then those that branch off, then the edits: one thing changed for the worse,
 * which is seen when it is run for the user `tries`, which is how the sentence in `shows` begins. `since` is the
 * stage that a stage is compared with.
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
  'drop-the-escape': {
    title: 'Drop the escape',
    since: 'plain',
    edit: true,
    tries: '<b>ada</b>',
    shows: ': the name is bold. The page obeys whoever visits it.',
  },
  'new-id-each-time': {
    title: 'Make a new ID each time',
    since: 'capture',
    edit: true,
    tries: 'ada',
    shows: ' twice: PostHog makes a new person of each visit, and none of them goes by her name.',
  },
  'misspell-the-key': {
    title: 'Misspell the key',
    since: 'flag',
    edit: true,
    tries: 'ian',
    shows: ': PostHog has no such flag, nothing fails, and he gets the plain hello.',
  },
  'capture-first': {
    title: 'Capture before asking',
    since: 'flag',
    edit: true,
    tries: 'max',
    shows:
      ' and look at Wire: the event leaves after the question, as before. It helps no new user, and it can no longer carry the answer.',
  },
  'ask-twice': {
    title: 'Ask twice',
    since: 'flag-property',
    edit: true,
    tries: 'ian',
    shows:
      ': two requests to /flags/ for one page. The event has the first answer, the page the second, and the visitor waits for both.',
  },
} as const satisfies Record<string, Stage>;

/** What is known of a stage besides its files. */
interface Stage {
  title: string;
  since: string | undefined;
  edit?: true;
  tries?: string;
  shows?: string;
  client?: ClientStage;
}

export type StageName = keyof typeof STAGES;

/** The stages that are an edit of another. */
export type EditName = {
  [Name in StageName]: (typeof STAGES)[Name] extends { edit: true } ? Name : never;
}[StageName];

/** Whether the demo app has a stage of this name. */
export function isStageName(name: string): name is StageName {
  return Object.hasOwn(STAGES, name);
}

/** Whether a stage is an edit of another. */
export function isEdit(stage: StageName): stage is EditName {
  return 'edit' in STAGES[stage];
}

/** What an edit does, such as "Drop the escape"; undefined for all other stages. */
export function editTitle(stage: StageName): string | undefined {
  return isEdit(stage) ? STAGES[stage].title : undefined;
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
  /** Which edits of these stages can be run as well. */
  edits?: EditName[];
}

/** The stages that a step's console offers, the one it begins with first; its edits stand apart. */
export function stagesOf({ stage, stages }: OfferedStages): StageName[] {
  return [stage, ...stages];
}

/** The stage or edit that was asked for by name, or the step's own; nothing when the step has no such. */
export function chooseStage(step: OfferedStages, asked: string): StageName | undefined {
  if (asked === '') return step.stage;
  return [...stagesOf(step), ...(step.edits ?? [])].find((stage) => stage === asked);
}
