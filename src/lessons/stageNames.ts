/** The stages of the demo app, in the order in which the tutorial builds it. */
export const STAGE_NAMES = ['plain', 'capture', 'flag', 'flag-property'] as const;

export type StageName = (typeof STAGE_NAMES)[number];

/** Whether the demo app has a stage of this name. */
export function isStageName(name: string): name is StageName {
  return STAGE_NAMES.some((stage) => stage === name);
}
